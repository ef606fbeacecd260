namespace Kpi.Sandbox.Rules;

/// <summary>Every point of the platform that could not be proved (feishu/README.md), with the value assumed here. A test that doubts one sets it.</summary>
public sealed class Unconfirmed
{
    /// <summary>Point 7: rows of a table, by the text of 1254103.</summary>
    public const int RowsOfTable = 20_000;

    /// <summary>Point 7: records of one batch_create or batch_update; the page says 1000, its error table 500.</summary>
    public int RowsOfBatch { get; set; } = 1_000;

    /// <summary>Point 1: HTTP status of the token endpoint's refusals.</summary>
    public int TokenRefusalStatus { get; set; } = 200;

    /// <summary>Point 4: a repeated message <c>uuid</c> answers code 0 with the first message; true answers 230049.</summary>
    public bool RepeatedUuidRefused { get; set; }

    /// <summary>Point 12: what the user sees when an acknowledgement carries no <c>data</c>.</summary>
    public int AckWithoutDataCode { get; set; } = 200340;

    /// <summary>Point 12: what the user sees when an acknowledgement carries a code other than 200.</summary>
    public int AckFailedCode { get; set; } = 200671;

    /// <summary>Point 10: unfilled optional form fields are present as "" (true) or absent (false).</summary>
    public bool UnfilledFormFieldsPresent { get; set; }

    /// <summary>Point 10: <c>action.tag</c> of an interactive container.</summary>
    public string InteractiveContainerTag { get; set; } = "interactive_container";

    /// <summary>Point 14: rows of a card's table count as elements.</summary>
    public bool TableRowsAreElements { get; set; }

    /// <summary>How long after a callback's answer the card still refuses updates; messages.md §10 advises a gap of 300 ms.</summary>
    public TimeSpan CardLockLinger { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Point 13: bytes of one fragment on the long connection.</summary>
    public int FragmentBytes { get; set; } = 65_536;

    /// <summary>Point 13: HTTP status of a refused WebSocket handshake, authentication and ban.</summary>
    public int HandshakeAuthStatus { get; set; } = 401;
    public int HandshakeForbiddenStatus { get; set; } = 403;

    /// <summary>Point 17: letters of a slash command.</summary>
    public string SlashCommandPattern { get; set; } = "^[a-z0-9][a-z0-9_-]{0,49}$";

    /// <summary>Point 5: @all brings a group message to a bot that may only read messages that @ it.</summary>
    public bool MentionAllReachesBot { get; set; }

    /// <summary>Point 8: the app's own writes name its bot's open id as operator.</summary>
    public bool AppWritesNameBot { get; set; } = true;
}
