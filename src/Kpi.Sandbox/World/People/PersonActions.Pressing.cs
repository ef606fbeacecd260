using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.World;

/// <summary>Buttons, menus and pickers of cards.</summary>
public sealed partial class PersonActions
{
    /// <summary>How long cards can be used after they were sent, in days of the calendar.</summary>
    public const int DaysOfCards = 14;

    /// <summary>Presses a button or an interactive container.</summary>
    /// <param name="target">JSON pointer, element id, name or words of the part (<see cref="CardPart.Find"/>).</param>
    public Task<PressResult> PressAsync(string person, string messageId, string target, CancellationToken ct)
    {
        var (me, message, part) = Reach(person, messageId, target);
        if (part.Form is not null && SubmitsForm(part)) return SubmitFormAsync(person, messageId, part.Form, target, new Dictionary<string, JsonNode?>(), ct);
        return DoAsync(me, message, part, [], ct);
    }

    /// <summary>Chooses, picks, types or ticks in a part outside a form.</summary>
    /// <param name="value">Option value, open id, date (<c>2026-08-01</c>), time (<c>09:30</c>), date and time, text, or true/false of a checker;
    /// an array where several can be chosen.</param>
    public Task<PressResult> SelectAsync(string person, string messageId, string target, JsonNode? value, CancellationToken ct)
    {
        var (me, message, part) = Reach(person, messageId, target);
        if (part.Form is not null) throw new ArgumentException("表单里的内容随提交按钮一起提交", nameof(target));
        var given = FieldInput.Of(world, message, part, value);
        return DoAsync(me, message, part, part.Tag switch
        {
            "input" => new() { ["input_value"] = given },
            "checker" => new() { ["checked"] = given },
            _ when given is JsonArray => new() { ["options"] = given },
            _ => new() { ["option"] = given },
        }, ct);
    }

    (Person Me, Message Card, CardPart Part) Reach(string person, string messageId, string target)
    {
        var message = world.Messages.Require(messageId);
        var (me, _) = Enter(person, message.ChatId);
        if (message.Deleted || message.Card is null) throw new ArgumentException("这条消息不是卡片，或已被撤回", nameof(messageId));
        var part = CardPart.Find(message.Card, target) ?? throw new ArgumentException($"卡片上没有「{target}」", nameof(target));
        return (me, message, part);
    }

    async Task<PressResult> DoAsync(Person me, Message message, CardPart part, JsonObject carried, CancellationToken ct)
    {
        if (part.Disabled) return PressResult.Refused((string?)part.Json["disabled_tips"]?["content"] ?? "该操作不可用");
        if (world.Clock.GetUtcNow() - message.Created > TimeSpan.FromDays(DaysOfCards)) return PressResult.Refused("卡片已过期，无法操作");
        if (part.CallbackValue is not { } value) return PressResult.Nothing with { Url = part.Url };

        var action = new JsonObject
        {
            ["value"] = value.DeepClone(),
            ["tag"] = part.Tag == "interactive_container" ? unconfirmed.InteractiveContainerTag : part.Tag,
        };
        if (part.Name is { Length: > 0 } name) action["name"] = name;
        if (part.Tag is "date_picker" or "picker_time" or "picker_datetime" || carried.ContainsKey("form_value")) action["timezone"] = SandboxClock.Zone.Id;
        foreach (var (key, content) in carried.ToList()) action[key] = content?.DeepClone();
        return (await AskAsync(me, message, action, ct)) with { Url = part.Url };
    }

    async Task<PressResult> AskAsync(Person me, Message message, JsonObject action, CancellationToken ct)
    {
        var app = world.Apps.Require(message.Sender.Id);
        world.Messages.LockCard(message);
        try
        {
            var reply = await callbacks.AskAsync(new CardPress(app, me, message, action), ct);
            var result = CallbackAnswer.Apply(world, message, reply);
            world.Messages.Change(message.Id, m => m with
            {
                Marks = m.Marks.Add(new(world.Clock.GetUtcNow(), me.OpenId, result.Toast?.Content, result.Toast?.Type, result.Code)),
            });
            return result;
        }
        finally
        {
            // Released a little later, by itself: the person sees the answer at once, the platform lets updates in after the gap.
            _ = UnlockLaterAsync(message);
        }
    }

    async Task UnlockLaterAsync(Message message)
    {
        await Task.Delay(unconfirmed.CardLockLinger, TimeProvider.System, CancellationToken.None);
        world.Messages.UnlockCard(message);
    }
}
