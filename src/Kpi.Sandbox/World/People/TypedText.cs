using System.Collections.Immutable;
using System.Text;

namespace Kpi.Sandbox.World;

/// <summary>Turns <c>@名字</c> typed into the box into <c>@_user_N</c> and a mention, as the client's picker does.</summary>
static class TypedText
{
    const string Everybody = "@所有人";

    internal static (string Stored, ImmutableList<Mention> Mentions) Read(FeishuWorld world, Chat chat, string typed)
    {
        var names = Names(world, chat);
        var mentions = ImmutableList<Mention>.Empty;
        var stored = new StringBuilder();
        for (var at = 0; at < typed.Length;)
        {
            if (typed[at] == '@' && typed.AsSpan(at).StartsWith(Everybody) && !chat.IsP2p)
            {
                stored.Append("@_all");
                at += Everybody.Length;
            }
            else if (typed[at] == '@' && names.Find(n => typed.AsSpan(at + 1).StartsWith(n.Name, StringComparison.Ordinal)) is { } met)
            {
                var known = mentions.Find(m => m.OpenId == met.OpenId);
                if (known is null) mentions = mentions.Add(known = met with { Key = $"@_user_{mentions.Count + 1}" });
                stored.Append(known.Key);
                at += 1 + met.Name.Length;
            }
            else stored.Append(typed[at++]);
        }
        return (stored.ToString(), mentions);
    }

    // Longest first: 「@王芳芳」 must not become 王芳 and a stray 芳.
    static List<Mention> Names(FeishuWorld world, Chat chat) =>
    [
        .. chat.Members.Select(world.People.Find).OfType<Person>().Select(p => new Mention("", p.OpenId, p.Name, false))
            .Concat(chat.Bots.Select(world.Apps.Find).OfType<BotApp>().Select(a => new Mention("", a.BotOpenId, a.Name, true)))
            .OrderByDescending(m => m.Name.Length),
    ];
}
