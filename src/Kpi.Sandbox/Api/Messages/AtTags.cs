using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Turns <c>&lt;at user_id="ou_…"&gt;Tom&lt;/at&gt;</c> of a text into <c>@_user_N</c> and a mention.</summary>
static partial class AtTags
{
    internal static (string Stored, ImmutableList<Mention> Mentions) Read(FeishuWorld world, Chat chat, string text)
    {
        var mentions = ImmutableList<Mention>.Empty;
        var stored = AtPattern().Replace(text, match =>
        {
            var (id, shown) = (match.Groups["id"].Value, match.Groups["name"].Value);
            if (id == "all") return "@_all";
            // Somebody the app does not know stays a name in the text.
            if ((world.People.ById("open_id", id) ?? world.People.ById("union_id", id) ?? world.People.ById("user_id", id)) is not { } person || !chat.Members.Contains(person.OpenId)) return "@" + shown;
            var known = mentions.Find(m => m.OpenId == person.OpenId);
            if (known is null) mentions = mentions.Add(known = new($"@_user_{mentions.Count + 1}", person.OpenId, person.Name, false));
            return known.Key;
        });
        return (stored, mentions);
    }

    [GeneratedRegex("""<at (user_id|id|open_id)="?(?<id>[A-Za-z0-9_]+)"?>(?<name>[^<]*)</at>""")]
    private static partial Regex AtPattern();
}
