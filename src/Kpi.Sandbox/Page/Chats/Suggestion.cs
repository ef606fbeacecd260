using Kpi.Sandbox.Api.Platform;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Page.Chats;

/// <summary>What the box offers while somebody types: people to mention, and after <c>/</c> the bots' registered commands.</summary>
/// <param name="Whole">The whole text once it is taken.</param>
public sealed record Suggestion(string Words, string Hint, string Whole)
{
    const int Most = 8;

    public static IReadOnlyList<Suggestion> For(string text, FeishuWorld world, SlashCommands commands, Chat chat, Person me) =>
        text.StartsWith('/') ? Commands(text, commands, chat) : Mentions(text, world, chat, me);

    // Native slash commands only insert their text (events.md §8).
    static IReadOnlyList<Suggestion> Commands(string text, SlashCommands commands, Chat chat) => text.Any(char.IsWhiteSpace) ? [] :
    [
        .. chat.Bots.SelectMany(commands.Of)
            .Where(c => c.Command.StartsWith(text[1..], StringComparison.OrdinalIgnoreCase))
            .Take(Most)
            .Select(c => new Suggestion("/" + c.Command, (string?)c.Description["i18n"]?["zh_cn"] ?? (string?)c.Description["default_value"] ?? "", $"/{c.Command} ")),
    ];

    static IReadOnlyList<Suggestion> Mentions(string text, FeishuWorld world, Chat chat, Person me)
    {
        var at = text.LastIndexOf('@');
        if (at < 0 || chat.IsP2p || text[at..].Any(char.IsWhiteSpace)) return [];
        var (before, typed) = (text[..at], text[(at + 1)..]);
        return
        [
            .. chat.Bots.Select(world.Apps.Find).OfType<BotApp>().Select(a => (a.Name, Hint: "机器人", Latin: ""))
                .Concat(chat.Members.Where(id => id != me.OpenId).Select(world.People.Find).OfType<Person>().Select(p => (p.Name, Hint: p.JobTitle, Latin: p.EnName)))
                .Append((Name: "所有人", Hint: "", Latin: "all"))
                .Where(p => p.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || p.Latin.Replace(" ", "", StringComparison.Ordinal).StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Where(p => p.Name != typed)
                .Take(Most)
                .Select(p => new Suggestion("@" + p.Name, p.Hint, $"{before}@{p.Name} ")),
        ];
    }
}
