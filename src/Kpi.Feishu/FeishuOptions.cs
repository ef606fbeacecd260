using System.ComponentModel.DataAnnotations;

namespace Kpi.Feishu;

public enum EventTransport
{
    LongConnection,
    Webhook,
}

/// <summary>Section <c>Feishu</c>.</summary>
public sealed record FeishuOptions
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
}
