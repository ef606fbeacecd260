using System.Text.Json;
using Kpi.Feishu.Http;

namespace Kpi.Feishu.Events;

/// <summary>The answer to a press as Feishu reads it.</summary>
/// <remarks>https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-callback-communication</remarks>
sealed record PressAnswer(PressAnswer.ToastData? Toast, PressAnswer.CardData? Card)
{
    internal sealed record ToastData(string Type, string Content);

    /// <param name="Data">The card as an object, unlike in messages.</param>
    internal sealed record CardData(string Type, JsonElement Data);

    /// <exception cref="JsonException">The card is no JSON.</exception>
    public static byte[] Json(PressReply reply) => JsonSerializer.SerializeToUtf8Bytes(
        new PressAnswer(
            reply.Toast is null ? null : new(TypeOf(reply.Kind), reply.Toast),
            reply.CardJson is null ? null : new("raw", JsonElement.Parse(reply.CardJson))),
        FeishuJson.Wire.PressAnswer);

    static string TypeOf(ToastKind kind) => kind switch
    {
        ToastKind.Success => "success",
        ToastKind.Warning => "warning",
        ToastKind.Error => "error",
        _ => "info",
    };
}
