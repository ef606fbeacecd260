using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Gateway.Events;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway;

/// <summary>Presses on their way to the app: one push, never a second, and what the person sees when no good answer comes in time.</summary>
sealed class CardCallbacks(Envelopes envelopes, Pushes pushes, UpdateTokens tokens, Unconfirmed unconfirmed) : ICardCallbacks
{
    const int Unreachable = 200340, TooLate = 200341, Malformed = 200672;

    public async Task<CallbackReply> AskAsync(CardPress press, CancellationToken ct)
    {
        var envelope = envelopes.CardAction(press, tokens.Issue(press.Card));
        var (end, ack) = await pushes.SendAsync(press.App.AppId, envelope, ct);
        return end switch
        {
            PushEnd.NobodyConnected => CallbackReply.Failed(Unreachable, "目标回调服务不在线"),
            PushEnd.TimedOut => CallbackReply.Failed(TooLate, "目标回调服务超时未响应"),
            PushEnd.ConnectionLost => CallbackReply.Failed(Unreachable, "目标回调服务连接中断"),
            _ when ack!.Code != 200 => CallbackReply.Failed(unconfirmed.AckFailedCode, $"目标回调服务返回 {ack.Code}"),
            _ when ack.Data is null => CallbackReply.Failed(unconfirmed.AckWithoutDataCode, "目标回调服务没有返回内容"),
            _ => Decode(ack.Data),
        };
    }

    static CallbackReply Decode(string data)
    {
        var bytes = new byte[data.Length];
        if (!Convert.TryFromBase64String(data, bytes, out var length)) return CallbackReply.Failed(Malformed, "返回内容不是 base64");
        return Json.Object(Encoding.UTF8.GetString(bytes, 0, length)) is { } answer
            ? new(answer, null, null) : CallbackReply.Failed(Malformed, "返回内容不是 JSON 对象");
    }
}
