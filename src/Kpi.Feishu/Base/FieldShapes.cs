using System.Text.Json.Nodes;

namespace Kpi.Feishu.Base;

/// <summary>Between our fields and Feishu's <c>property</c> objects.</summary>
/// <remarks>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app-table-field/guide</remarks>
static class FieldShapes
{
    /// <summary>Feishu has colours 0–54; the first 11 are the ones its own picker begins with.</summary>
    const int Colours = 11;

    public static FieldBody Body(NewField field) => new(field.Name, (int)field.Type, null, field.Type switch
    {
        FieldType.Number when field.Format is not null => new JsonObject { ["formatter"] = field.Format },
        FieldType.Date => new JsonObject { ["date_formatter"] = field.Format ?? "yyyy/MM/dd", ["auto_fill"] = false },
        FieldType.SingleSelect or FieldType.MultiSelect => new JsonObject { ["options"] = Options(field.Options ?? [], 0) },
        FieldType.Person => new JsonObject { ["multiple"] = false },
        _ => null,
    });

    /// <summary>The field as it stands, with options added: those it has keep their ids, else Feishu would delete them.</summary>
    /// <returns>Null when nothing is missing.</returns>
    public static FieldBody? WithOptions(FieldData field, IReadOnlyList<string> wanted)
    {
        var have = OptionNames(field);
        var missing = wanted.Except(have).ToList();
        if (missing.Count == 0)
            return null;
        var property = field.Property?.DeepClone() as JsonObject ?? [];
        var options = property["options"] as JsonArray ?? [];
        foreach (var option in Options(missing, have.Count))
            options.Add(option!.DeepClone());
        property["options"] = options.DeepClone();
        var description = field.Description is JsonValue text && text.TryGetValue(out string? words) && words.Length > 0
            ? new JsonObject { ["text"] = words } : null;
        return new(field.FieldName, field.Type, field.UiType, property, description);
    }

    public static BaseField Field(FieldData field) => new(field.FieldId, field.FieldName, field.Type, field.IsPrimary, OptionNames(field));

    static IReadOnlyList<string> OptionNames(FieldData field) => field.Property is JsonObject property && property["options"] is JsonArray options
        ? [.. options.OfType<JsonObject>().Select(option => option["name"]?.GetValue<string>()).OfType<string>()]
        : [];

    static JsonArray Options(IReadOnlyList<string> names, int from) =>
        [.. names.Select((name, index) => new JsonObject { ["name"] = name, ["color"] = (from + index) % Colours })];
}
