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

    [Required(ErrorMessage = "is required: the app's id, cli_…")]
    public string AppId { get; init; } = "";

    [Required(ErrorMessage = "is required: the app's secret")]
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
            yield return new("is required for Webhook: the Encrypt Key of the console's encryption strategy", [nameof(EncryptKey)]);
        if (string.IsNullOrEmpty(VerificationToken))
            yield return new("is required for Webhook: the Verification Token of the same page", [nameof(VerificationToken)]);
        if (!WebhookPath.StartsWith('/'))
            yield return new("begins with a slash", [nameof(WebhookPath)]);
    }
}
