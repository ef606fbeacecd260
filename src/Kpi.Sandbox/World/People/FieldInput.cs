using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.World;

/// <summary>What a client lets a person put into a card's field, in the form the callback carries it (events.md §6). Null is empty.</summary>
static class FieldInput
{
    /// <exception cref="ArgumentException">The client would not allow it: no such option, text too long, no date.</exception>
    internal static JsonNode? Of(FeishuWorld world, Message message, CardPart part, JsonNode? value) => value is null ? null : part.Tag switch
    {
        "input" => Typed(part, Text(value)),
        "select_static" or "overflow" or "select_img" when value is not JsonArray => Text(value) is { Length: > 0 } one ? Option(part, one) : null,
        "multi_select_static" or "select_img" => Several(value, v => Option(part, v)),
        "select_person" => Text(value) is { Length: > 0 } who ? Person(world, message, part, who) : null,
        "multi_select_person" => Several(value, v => Person(world, message, part, v)),
        "date_picker" => Moment(value, "yyyy-MM-dd"),
        "picker_time" => Moment(value, "HH:mm"),
        "picker_datetime" => Moment(value, "yyyy-MM-dd HH:mm"),
        "checker" => Json.IsBool(value, out var ticked) ? ticked : throw new ArgumentException("勾选框只能是 true 或 false"),
        _ => throw new ArgumentException($"「{part.Tag}」不能填写"),
    };

    /// <summary>What the card shows in the field before anybody touches it.</summary>
    internal static JsonNode? Initial(FeishuWorld world, Message message, CardPart part) => part.Tag switch
    {
        "input" => Of(world, message, part, part.Json["default_value"]),
        "select_static" => Of(world, message, part, part.Json["initial_option"] ?? Indexed(part)),
        "select_person" => Of(world, message, part, part.Json["initial_option"]),
        "multi_select_static" or "multi_select_person" or "select_img" => Of(world, message, part, part.Json["selected_values"]),
        "date_picker" => Of(world, message, part, part.Json["initial_date"]),
        "picker_time" => Of(world, message, part, part.Json["initial_time"]),
        "picker_datetime" => Of(world, message, part, part.Json["initial_datetime"]),
        "checker" => part.Json["checked"]?.GetValue<bool>() ?? false,
        _ => null,
    };

    static string Text(JsonNode value) => Json.String(value) ?? throw new ArgumentException("这里需要一段文字");

    static JsonValue? Typed(CardPart part, string text)
    {
        var most = part.Json["max_length"]?.GetValue<int>() ?? 1000;
        if (text.Length > most) throw new ArgumentException($"最多 {most} 个字");
        return text.Length == 0 ? null : JsonValue.Create(text);
    }

    static JsonNode? Indexed(CardPart part) =>
        part.Json["initial_index"]?.GetValue<int>() is > 0 and var index && part.Json["options"] is JsonArray options && index <= options.Count
            ? options[index - 1]!["value"] : null;

    static JsonValue Option(CardPart part, string value) =>
        (part.Json["options"] as JsonArray)?.Any(o => (string?)o!["value"] == value) == true
            ? JsonValue.Create(value) : throw new ArgumentException($"没有这个选项：{value}");

    static JsonValue Person(FeishuWorld world, Message message, CardPart part, string who)
    {
        var person = world.People.Require(who);
        var allowed = part.Json["options"] is JsonArray { Count: > 0 } options
            ? options.Any(o => (string?)o!["value"] == person.OpenId)
            : world.Chats.Require(message.ChatId).Members.Contains(person.OpenId);
        return allowed ? JsonValue.Create(person.OpenId) : throw new ArgumentException($"不能选 {person.Name}");
    }

    static JsonArray? Several(JsonNode value, Func<string, JsonValue> one)
    {
        var chosen = value as JsonArray ?? throw new ArgumentException("这里需要一个列表");
        return chosen.Count == 0 ? null : [.. chosen.Select(v => (JsonNode)one(Text(v!)))];
    }

    // The client adds its zone to what was picked.
    static JsonValue? Moment(JsonNode value, string format)
    {
        var text = Text(value).Replace(" +0800", "", StringComparison.Ordinal);
        if (text.Length == 0) return null;
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? JsonValue.Create(text + " +0800") : throw new ArgumentException($"日期或时间的格式是 {format}");
    }
}
