using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>The <c>property</c> of each field type, checked and completed.</summary>
static class FieldProperties
{
    const int MostOptions = 20_000;
    static readonly HashSet<string> NumberFormats = ["0", "0.0", "0.00", "0.000", "0.0000", "1,000", "1,000.00", "%", "0.00%", "¥", "¥0.00", "$", "$0.00"];
    static readonly HashSet<string> CurrencyFormats = ["0", "0.0", "0.00", "0.000", "0.0000"];
    static readonly HashSet<string> ProgressFormats = ["0", "0.0", "0.00", "0%", "0.0%", "0.00%"];
    static readonly HashSet<string> DateFormats = ["yyyy/MM/dd", "yyyy-MM-dd HH:mm", "MM-dd", "MM/dd/yyyy", "dd/MM/yyyy", "yyyy/MM/dd HH:mm", "yyyy-MM-dd"];

    internal static JsonObject Number(string ui, JsonObject? property)
    {
        property ??= [];
        var allowed = ui switch { "Currency" => CurrencyFormats, "Progress" => ProgressFormats, "Rating" => ["0"], _ => NumberFormats };
        if (property["formatter"] is null && ui != "Currency") property["formatter"] = ui == "Number" ? "0.0" : "0";
        if (Json.String(property["formatter"]) is not { } format || !allowed.Contains(format)) throw Wrong(1254081, "Number");
        if (ui == "Currency" && Json.String(property["currency_code"]) is not { Length: 3 }) throw Wrong(1254081, "Number");
        return property;
    }

    internal static JsonObject Date(JsonObject? property)
    {
        property ??= [];
        property["date_formatter"] ??= "yyyy/MM/dd";
        property["auto_fill"] ??= false;
        if (Json.String(property["date_formatter"]) is not { } format || !DateFormats.Contains(format) || !Json.IsBool(property["auto_fill"], out _))
            throw Wrong(1254084, "DateTime");
        return property;
    }

    internal static JsonObject Multiple(JsonObject? property, int code)
    {
        property ??= [];
        property["multiple"] ??= true;
        return Json.IsBool(property["multiple"], out _) ? property : throw Wrong(code, "User");
    }

    internal static JsonObject Link(JsonObject? property)
    {
        if (Json.String(property?["table_id"]) is not { Length: > 0 }) throw Wrong(1254087, "Link");
        property!["multiple"] ??= true;
        return property;
    }

    /// <summary>Options keep the id they bring (an update), or get one.</summary>
    internal static JsonObject Options(JsonObject? property, int code)
    {
        property ??= [];
        property["options"] ??= new JsonArray();
        if (property["options"] is not JsonArray { Count: <= MostOptions } options) throw Wrong(code, "Select");
        var names = new HashSet<string>();
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i] is not JsonObject option || Json.String(option["name"]) is not { } name) throw Wrong(code, "Select");
            if (name.Length == 0) throw new Refusal(1254026, "EmptyOptionName", 200);
            if (!names.Add(name)) throw Wrong(code, "Select");
            option["color"] ??= i % 55;
            if (!Json.IsInteger(option["color"], out var color) || color is < 0 or > 54) throw Wrong(code, "Select");
            option["id"] ??= Ids.Option();
        }
        return property;
    }

    static Refusal Wrong(int code, string type) => new(code, $"{type}FieldPropertyError", 200);
}
