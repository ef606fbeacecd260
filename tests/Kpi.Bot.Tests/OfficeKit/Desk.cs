using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>One person at their client: says things, reads cards, presses.</summary>
sealed class Desk(Office office, Person person)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    FeishuWorld World => office.World;

    public Person Person => person;

    /// <summary>The direct chat with the bot.</summary>
    public Chat Direct => World.Chats.P2p(office.Feishu.App, person);

    public Chat Group => World.Chats.Require("增长组");

    /// <summary>Asks the bot in the direct chat and returns its answer.</summary>
    public Task<Seen> AskAsync(string text, CancellationToken ct) => AskInAsync(Direct, text, ct);

    /// <summary>Asks in the group, the bot mentioned, and returns what the bot replies there.</summary>
    public Task<Seen> AskGroupAsync(string text, CancellationToken ct) => AskInAsync(Group, $"@KPI助手 {text}", ct);

    async Task<Seen> AskInAsync(Chat chat, string text, CancellationToken ct)
    {
        var question = await office.Feishu.People.SendTextAsync(person.OpenId, chat.Id, text, ct);
        return await SeeAsync(chat, m => m.ParentId == question.Id, ct);
    }

    /// <summary>Asks in the group for what is personal: the line the group sees, and the answer in the direct chat.</summary>
    public async Task<(Seen InGroup, Seen Privately)> AskGroupForMineAsync(string text, CancellationToken ct)
    {
        var before = World.Messages.In(Direct.Id).Select(m => m.Id).ToHashSet();
        var line = await AskGroupAsync(text, ct);
        return (line, await SeeAsync(Direct, m => !before.Contains(m.Id), ct));
    }

    /// <summary>Replies to a message in words.</summary>
    public async Task<Seen> ReplyAsync(Seen to, string text, CancellationToken ct)
    {
        var said = await office.Feishu.People.SendTextAsync(person.OpenId, to.Message.ChatId, text, to.Message.Id, false, ct);
        return await SeeAsync(World.Chats.Require(to.Message.ChatId), m => m.ParentId == said.Id, ct);
    }

    /// <summary>Waits for a message of the bot in a chat that fits, now or soon.</summary>
    public Task<Seen> SeeAsync(Chat chat, Func<Message, bool> fits, CancellationToken ct) =>
        office.UntilAsync(() => World.Messages.In(chat.Id).LastOrDefault(m => m.Sender.IsApp && fits(m)) is { } found ? new Seen(World, found) : null,
            $"a message for {person.Name} in {chat.Name}", Patience, ct);

    /// <summary>Waits for a card whose text holds all words.</summary>
    public Task<Seen> SeeCardAsync(Chat chat, CancellationToken ct, params string[] words) =>
        SeeAsync(chat, m => m.Card is not null && words.All(w => new Seen(World, m).Text.Contains(w, StringComparison.Ordinal)), ct);

    /// <summary>Waits until a message that is there shows all words.</summary>
    public Task<Seen> UntilShowsAsync(Seen card, CancellationToken ct, params string[] words) =>
        office.UntilAsync(() => card.Now is var now && words.All(w => now.Text.Contains(w, StringComparison.Ordinal)) ? now : null,
            $"{string.Join(", ", words)} on\n{card.Now.Text}\n", Patience, ct);

    /// <summary>What the bot said in a chat, oldest first.</summary>
    public IReadOnlyList<Seen> SaidIn(Chat chat) => [.. World.Messages.In(chat.Id).Where(m => m.Sender.IsApp).Select(m => new Seen(World, m))];

    public Task<PressResult> PressAsync(Seen card, string button, CancellationToken ct) =>
        office.Feishu.People.PressAsync(person.OpenId, card.Message.Id, button, ct);

    public Task<PressResult> SubmitAsync(Seen card, CancellationToken ct, params (string Name, string Value)[] values)
    {
        var form = CardPart.Of(card.Now.Message.Card!).First(p => p.Tag == "form").Name!;
        return office.Feishu.People.SubmitFormAsync(person.OpenId, card.Message.Id, form, null,
            values.ToDictionary(v => v.Name, v => (JsonNode?)v.Value), ct);
    }
}
