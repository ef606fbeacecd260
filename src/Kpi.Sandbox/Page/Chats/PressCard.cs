using System.Text.Json.Nodes;
using Kpi.Sandbox.Page.Cards;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Page.Chats;

/// <summary>Hands what somebody did on a drawn card to the world.</summary>
static class PressCard
{
    public static async Task<PressResult> DoAsync(PersonActions people, Person me, Message message, CardAct act, CancellationToken ct)
    {
        try
        {
            if (act is { Form: { } form, FormName: { } name })
                return await people.SubmitFormAsync(me.OpenId, message.Id, name, act.Path, form.ToDictionary(f => f.Key, f => Node(f.Value)), ct);
            return act.Tag is "button" or "interactive_container"
                ? await people.PressAsync(me.OpenId, message.Id, act.Path, ct)
                : await people.SelectAsync(me.OpenId, message.Id, act.Path, Node((object?)act.Option ?? (object?)act.Input ?? act.Checked), ct);
        }
        catch (Exception refused) when (refused is ArgumentException or Refusal)
        {
            return PressResult.Refused(refused.Message);
        }
    }

    static JsonNode? Node(object? value) => value switch
    {
        null or "" => null,
        string text => JsonValue.Create(text),
        bool ticked => JsonValue.Create(ticked),
        IReadOnlyList<string> several => new JsonArray([.. several.Select(v => (JsonNode)JsonValue.Create(v)!)]),
        _ => throw new ArgumentException($"{value.GetType().Name} 不能填写", nameof(value)),
    };
}
