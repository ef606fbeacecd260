using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules.Cards;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Rules;

/// <summary>Checks what an app answered to a press (events.md §6.1) and shows it: toast, replaced card, or the code the user sees.</summary>
static class CallbackAnswer
{
    const int Malformed = 200672, BadCard = 200673, OldCard = 200830;
    static readonly HashSet<string> ToastTypes = ["info", "success", "error", "warning"];

    internal static PressResult Apply(FeishuWorld world, Message pressed, CallbackReply reply)
    {
        if (reply.Answer is not { } answer) return PressResult.Nothing with { Code = reply.Code, Problem = reply.Problem };
        var (toast, wrong) = ToastOf(answer["toast"]);
        if (wrong is not null) return PressResult.Nothing with { Code = Malformed, Problem = wrong };
        if (answer["card"] is not { } part) return PressResult.Nothing with { Toast = toast };
        return CardOf(world, part, out var card) is { } refused
            ? refused
            : Replace(world, pressed, card!) with { Toast = toast };
    }

    static PressResult Replace(FeishuWorld world, Message pressed, JsonObject card)
    {
        world.Messages.Change(pressed.Id, m => m with
        {
            Card = card, Content = Json.Text(card), Updated = world.Clock.GetUtcNow(), Edits = m.Edits + 1,
        });
        return PressResult.Nothing with { CardReplaced = true };
    }

    static PressResult? CardOf(FeishuWorld world, JsonNode part, out JsonObject? card)
    {
        card = (part as JsonObject)?["data"] as JsonObject;
        if (Json.String((part as JsonObject)?["type"]) != "raw" || card is null)
            return PressResult.Nothing with { Code = BadCard, Problem = "card.type 应为 raw，card.data 应为对象" };
        if (Json.String(card["schema"]) != "2.0") return PressResult.Nothing with { Code = OldCard, Problem = "2.0 卡片不能换成 1.0 卡片" };
        try
        {
            card = (JsonObject)card.DeepClone();
            CardRules.Check(card, world, System.Text.Encoding.UTF8.GetByteCount(Json.Text(card)));
            return null;
        }
        catch (Refusal refusal)
        {
            return PressResult.Nothing with { Code = BadCard, Problem = refusal.Message };
        }
    }

    static (Toast? Toast, string? Wrong) ToastOf(JsonNode? node)
    {
        if (node is null) return (null, null);
        if (node is not JsonObject toast) return (null, "toast 应为对象");
        var type = toast["type"] is null ? "info" : Json.String(toast["type"]);
        if (type is null || !ToastTypes.Contains(type)) return (null, "toast.type 应为 info、success、error 或 warning");
        var words = Json.String(toast["i18n"]?["zh_cn"]) ?? Json.String(toast["content"]);
        return words is null ? (null, "toast 没有 content") : (new(type, words), null);
    }
}
