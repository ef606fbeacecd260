using System.ComponentModel.DataAnnotations;

namespace Kpi.Feishu;

public enum EventTransport
{
    LongConnection,
    Webhook,
}

/// <summary>Section <c>Feishu</c>.</summary>
public sealed record FeishuOptions : IValidatableObject
{
    /// <summary>Origin of the open API and of the long connection's endpoint; <c>https://open.larksuite.com</c> for Lark.</summary>
    [Required, Url]
    public string BaseUrl { get; init; } = "https://open.feishu.cn";

    [Required(ErrorMessage = "必填：应用的 App ID，cli_…")]
    public string AppId { get; init; } = "";

    [Required(ErrorMessage = "必填：应用的 App Secret")]
    public string AppSecret { get; init; } = "";

    public EventTransport EventTransport { get; init; } = EventTransport.LongConnection;

    /// <summary>Required for Webhook.</summary>
    public string? EncryptKey { get; init; }

    /// <summary>Required for Webhook.</summary>
    public string? VerificationToken { get; init; }

    public string WebhookPath { get; init; } = "/feishu/events";

    /// <summary>The plan's API calls a month; 0 is no limit.</summary>
    [Range(0, 100_000_000)]
    public int MonthlyCalls { get; init; } = 10_000;

    /// <summary>Without the secrets, which a log line of a record would show.</summary>
    public override string ToString() => $"app {AppId} at {BaseUrl}";

    /// <summary>What the attributes can't say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EventTransport != EventTransport.Webhook)
            yield break;
        if (string.IsNullOrEmpty(EncryptKey))
            yield return new("用 Webhook 时必填：开发者后台「加密策略」里的 Encrypt Key", [nameof(EncryptKey)]);
        if (string.IsNullOrEmpty(VerificationToken))
            yield return new("用 Webhook 时必填：同一页的 Verification Token", [nameof(VerificationToken)]);
        if (!WebhookPath.StartsWith('/'))
            yield return new("begins with a slash", [nameof(WebhookPath)]);
    }
}
