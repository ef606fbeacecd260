using Kpi.Feishu.Http;

namespace Kpi.Feishu;

/// <summary>What helps after a failed call.</summary>
public enum FailureKind
{
    /// <summary>Trying the same again later may succeed.</summary>
    Retry,
    /// <summary>The credentials are wrong or were refused again after a fresh token.</summary>
    Token,
    /// <summary>A scope, a collaborator right or a setting is missing: a person has to act.</summary>
    Permission,
    /// <summary>The thing is no longer there or no longer changeable: make a new one.</summary>
    Gone,
    /// <summary>The request itself is wrong and will be refused again.</summary>
    Invalid,
}

/// <summary>A call that Feishu refused or that did not get through.</summary>
/// <param name="endpoint">Method and path, ids replaced by their names: <c>POST im/v1/messages</c>.</param>
/// <param name="code">Feishu's code; 0 where no answer came.</param>
/// <param name="message">Feishu's text, never a token.</param>
/// <param name="logId"><c>x-tt-logid</c>, what Feishu's support asks for.</param>
/// <param name="kind">What helps.</param>
/// <param name="subCode">The card sub-code inside a 230099, see cards; else null.</param>
public sealed class FeishuException(
    string endpoint, int code, string message, string? logId, FailureKind kind, int? subCode = null, Exception? inner = null)
    : Exception($"{endpoint}: {code} {message}{(logId is null ? "" : $" (log id {logId})")}", inner)
{
    public string Endpoint { get; } = endpoint;

    public int Code { get; } = code;

    public int? SubCode { get; } = subCode;

    public string? LogId { get; } = logId;

    public FailureKind Kind { get; } = kind;

    /// <summary>What the retries need to know; one made elsewhere is not tried again.</summary>
    internal Rule Rule { get; init; } = new(kind);

    /// <summary>How long the server asked to wait.</summary>
    internal TimeSpan? ServerPause { get; init; }
}
