using System.Text;
using System.Text.Json;

namespace Kpi.Feishu.Events;

/// <summary>The words of a text or post message, mention keys in place.</summary>
static class MessageText
{
    /// <returns>Null for every other kind.</returns>
    /// <exception cref="JsonException">The content is not what its kind promises.</exception>
    public static string? Of(string kind, string? content, IReadOnlyList<Mention> mentions)
    {
        if (content is null || kind is not ("text" or "post"))
            return null;
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return kind == "text" ? root.Text("text") ?? "" : Post(root, mentions);
    }

    /// <summary>A post read back has no level of languages; one that has it is read all the same.</summary>
    static string Post(JsonElement root, IReadOnlyList<Mention> mentions)
    {
        if (root.At("content") is null && root.ValueKind == JsonValueKind.Object)
            root = root.EnumerateObject().Select(language => language.Value).FirstOrDefault(language => language.At("content") is not null);
        var lines = new List<string>();
        if (root.Text("title") is { } title)
            lines.Add(title);
        foreach (var paragraph in root.Items("content"))
        {
            var line = new StringBuilder();
            if (paragraph.ValueKind == JsonValueKind.Array)
            {
                foreach (var part in paragraph.EnumerateArray())
                    line.Append(Part(part, mentions));
            }
            lines.Add(line.ToString());
        }
        return string.Join('\n', lines);
    }

    static string Part(JsonElement part, IReadOnlyList<Mention> mentions) => part.Text("tag") == "at"
        ? AtOf(part.Text("user_id") ?? "", part.Text("user_name"), mentions)
        : part.Text("text") ?? "";

    static string AtOf(string id, string? name, IReadOnlyList<Mention> mentions) => id.StartsWith("@_", StringComparison.Ordinal)
        ? id
        : mentions.FirstOrDefault(mention => mention.Id.Value == id)?.Key ?? $"@{name}";
}
