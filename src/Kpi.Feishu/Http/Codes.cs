using System.Collections.Frozen;

namespace Kpi.Feishu.Http;

/// <summary>What is known about the request after it failed.</summary>
enum Again
{
    /// <summary>The same would be refused again.</summary>
    Never,

    /// <summary>Nothing was done: it may be sent again whatever it is.</summary>
    Refused,

    /// <summary>It may have been done: it may be sent again only where that is harmless.</summary>
    Unsure,
}

/// <summary>What a code means to the caller and to the retries.</summary>
/// <param name="Seconds">Pause before the second try, unless the server names its own.</param>
/// <param name="Steady">The pause stays as it is; else it doubles.</param>
sealed record Rule(FailureKind Kind, Again Again = Again.Never, double Seconds = 0, bool Steady = false);

/// <summary>Feishu's codes, each with what helps.</summary>
/// <remarks>
/// https://open.feishu.cn/document/ukTMukTMukTM/ugjM14COyUjL4ITN and the error tables of the endpoints' pages.
/// Feishu publishes the codes; what helps is our judgement.
/// </remarks>
static class Codes
{
    /// <summary>The row had these values already: done.</summary>
    public const int NothingChanged = 1254606;
    public const int DataNotReady = 1254607;
    public const int TooManyAtOnce = 1254104;
    public const int ResponseTooLarge = 1254030;
    public const int RecordGone = 1254043;
    public const int TableExists = 1254013;
    public const int FieldExists = 1254014;
    public const int CommandExists = 40000000;
    public const int CardRejected = 230099;
    public const int NoSuchPath = 99991201;
    public const int UnknownPerson = 99992351;
    public const int InvalidPerson = 41012;
    public const int UnseenPerson = 41050;
    public const int TooManyConnections = 1000040350;

    static readonly Rule Limited = new(FailureKind.Retry, Again.Refused, 1);
    static readonly Rule Internal = new(FailureKind.Retry, Again.Unsure, 1);
    static readonly Rule NotReady = new(FailureKind.Retry, Again.Refused, 4, Steady: true);
    static readonly Rule Locked = new(FailureKind.Retry, Again.Refused, 1, Steady: true);
    static readonly Rule Token = new(FailureKind.Token);
    static readonly Rule Permission = new(FailureKind.Permission);
    static readonly Rule Gone = new(FailureKind.Gone);
    static readonly Rule Invalid = new(FailureKind.Invalid);

    static readonly (Rule Rule, int[] Codes)[] Rows =
    [
        // Gateway and app
        (Limited, [99991400]),
        (Internal, [1500, 1503, 1663, 2200, 5000, 10012, 10013, 10500]),
        (Token, [99991661, 99991663, 99991664, 99991665, 99991671]),
        (Token, [10003, 10014, 10015, 20002]), // the token endpoint: wrong id or secret
        (Permission, [99991401, 99991403, 99991640, 99991662, 99991672, 99991673, 99991676, 10002, 212100]),
        (Permission, [99992361, 99992364, 99992381]), // ids of another app or tenant: the app was replaced
        (Gone, [.. Range(99992351, 99992360), 99992362, 99992363]),
        (Invalid, [9499, 10001, 99991201, 99991301, 99991668, 99991677, 99991679, 99992402]),

        // Messages
        (Limited, [230020, 11232, 11233, 11247, 18121]),
        (Internal, [230049, 231006, 231015, 232096, 234019]),
        (Locked, [200810]),
        (Permission, [230002, 230006, 230013, 230018, 230022, 230027, 230028, 230035, 230036, 230038, 230053, 230075, 11248, 11312]),
        (Permission, [232010, 232011, 232025, 232033, 232034, 234004, 234007, 234009, 234038, 234041, 234042]),
        (Gone, [230011, 230019, 230029, 230031, 230050, 230110, 230111, 231003, 231004, 232009, 18051, 200000]),
        (Invalid, [230001, 230009, 230015, 230017, 230025, 230026, 230034, 230054, 230055, .. Range(230071, 230074), CardRejected]),
        (Invalid, [231001, 232001, 232006, 234001, 234003, 234006, 234010, 234011, 234039, 234043]),
        (Gone, [300020, 300030, 300040]), // the token of a delayed update is spent
        (Invalid, [11311, 100000, 100030, 200310, 300090]),

        // Bases
        (Limited, [1254112, 1254290]),
        (new(FailureKind.Retry, Again.Refused, 0.75, Steady: true), [1254291]), // somebody else is writing
        (NotReady, [DataNotReady, 90235, 1254036]),
        (Internal, [1254002, 1254200, .. Range(1255001, 1255005), 1255040, 1069601, 1066001, 1066002]),
        // Both come while the same change is in flight. Feishu advises a new token for 1255006, but that could add rows twice.
        (Internal, [1254608, 1255006]),
        (Permission, [1254040, 1254041, 1254042, 91402, 1069604]), // deleted, or a wrong token in the settings
        (Permission, [1254015, 1254016, 1254018, 1254024, 1254044, 1254045]), // the table's shape was changed by hand
        (Permission, [.. Range(1254301, 1254306), 91403, 1063002, 1063003, 1063004, 1069603, 1254701, 1254702]),
        (Permission, [.. Range(1254100, 1254103), 1254105, 1254106]), // full
        (Gone, [RecordGone, 1063005]),
        (Invalid, [TableExists, FieldExists, 1254020]),
        (Invalid, [TooManyAtOnce, ResponseTooLarge, 1254130, 1254037]),
        (Invalid, [1254000, 1254001, .. Range(1254003, 1254012), .. Range(1254026, 1254029), .. Range(1254060, 1254074)]),
        (Invalid, [.. Range(1254080, 1254096), 1254107, 1254108, 1254800, 1063001, 1069602]),

        // Contacts and slash commands
        (Internal, [40003]),
        (Invalid, [40001, 40011, 40012, 41012, 43010]),
        (Permission, [40004, 40014, 41050]),
        (Invalid, [CommandExists, 40000031]),

        // The long connection's endpoint
        (Internal, [1, 1000040343, TooManyConnections]),
        (Permission, [403]),
        (Token, [514]),
    ];

    public static FrozenDictionary<int, Rule> Table { get; } = Rows
        .SelectMany(row => row.Codes.Select(code => KeyValuePair.Create(code, row.Rule))).ToFrozenDictionary();

    /// <summary>What a code means; an unknown one is judged by the HTTP status.</summary>
    /// <param name="subCode">The card's own code inside a 230099.</param>
    public static Rule Of(int code, int status, int? subCode, string message) => code switch
    {
        // 11310 also stands for cards that are too large; only the lock passes by itself.
        CardRejected when subCode == 11310 && message.Contains("is lock", StringComparison.Ordinal) => Locked,
        _ when Table.TryGetValue(code, out var rule) => rule,
        _ => OfStatus(status),
    };

    /// <summary>For answers without a body that can be read, and for unknown codes.</summary>
    public static Rule OfStatus(int status) => status switch
    {
        429 => Limited,
        >= 500 => Internal,
        _ => Invalid,
    };

    /// <summary>True for what Feishu also says of things made a moment ago, for up to 10 s.</summary>
    public static bool IsNotFound(int code) => code is >= 1254040 and <= 1254045 or 91402;

    static IEnumerable<int> Range(int from, int to) => Enumerable.Range(from, to - from + 1);
}
