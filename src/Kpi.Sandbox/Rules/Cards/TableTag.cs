using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>The table: at the root only, at most five a card, every cell of its column's type (cards.md §4.2).</summary>
static class TableTag
{
    static readonly Shape Format = new(("precision", Is.Int(0, 10)), ("symbol", Is.Text(1)), ("separator", Is.Bool));

    static readonly Shape Column = new Shape(
        ("name", Is.Text(200, 1)), ("display_name", Is.String), ("i18n_display_name", Is.Localized), ("data_type", Is.OneOf("text", "lark_md", "markdown", "number", "options", "persons", "date")),
        ("width", Is.Size(80, 600, true, "auto")), ("horizontal_align", Looks.Horizontal), ("vertical_align", Looks.Vertical), ("format", Format), ("date_format", Is.String))
        .Require("name", "data_type");

    static readonly Shape HeaderStyle = new(
        ("text_align", Looks.TextAlign), ("text_size", Is.OneOf("normal", "heading")), ("background_style", Is.OneOf("grey", "none")),
        ("text_color", Is.OneOf("default", "grey")), ("bold", Is.Bool), ("lines", Is.Int(1, 1000)));

    static readonly Shape Option = new Shape(("text", Is.String), ("color", Is.OneOf(Looks.TagColors))).Require("text");

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["table"] = new Shape([.. Parts.Common("table"), ("page_size", Is.Int(1, 10)), ("row_height", Is.Size(32, 124, false, "low", "middle", "high", "auto")),
            ("row_max_height", Is.Size(32, 999)), ("freeze_first_column", Is.Bool), ("header_style", HeaderStyle),
            ("columns", Is.List(Column, 1, 50)), ("rows", Is.List(Is.Object))]).Require("columns", "rows")
            .Also((table, at) => at.Card.CountTable(at)).Also(Rows),
    };

    static void Rows(JsonObject table, Spot at)
    {
        var columns = table["columns"]!.AsArray().Select(c => c!.AsObject()).ToList();
        if (columns.DistinctBy(c => (string)c["name"]!).Count() != columns.Count) throw at.Wrong("column names are duplicated");
        var rows = table["rows"]!.AsArray();
        for (var i = 0; i < rows.Count; i++)
            foreach (var (name, cell) in rows[i]!.AsObject())
            {
                var place = columns.FindIndex(c => (string)c["name"]! == name);
                if (place < 0) throw at.Fail(200915, $"table rows name is invalid, row index: {i}, name: {name}", name);
                if (!Fits((string)columns[place]["data_type"]!, cell, at)) throw at.Fail(200914, $"table rows is invalid, row index: {i}, column index: {place}", cell);
            }
    }

    static bool Fits(string type, JsonNode? cell, Spot at) => cell is null || type switch
    {
        "number" => Json.IsNumber(cell, out _),
        "date" => Json.IsInteger(cell, out _),
        "options" => Json.IsString(cell, out _) || (cell is JsonArray options && options.All(o => Passes(Option, o, at))),
        "persons" => Persons(cell, at),
        "markdown" or "lark_md" => Json.IsString(cell, out _) && Passes(Texts.Markdown, cell, at),
        _ => Json.IsString(cell, out _),
    };

    static bool Persons(JsonNode cell, Spot at)
    {
        var ids = cell is JsonArray several ? several.Select(Json.String).ToList() : [Json.String(cell)];
        if (ids.Contains(null)) return false;
        foreach (var id in ids) at.Card.RequirePerson(id!, at);
        return true;
    }

    // A wrong cell has a code of its own; an unknown person keeps 100290.
    static bool Passes(Check check, JsonNode? value, Spot at)
    {
        try
        {
            check(value, at);
            return true;
        }
        catch (CardRefusal refusal) when (refusal.Cause == Spot.Malformed)
        {
            return false;
        }
    }
}
