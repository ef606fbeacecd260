using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Single conditions of a search, by the field's type (bitable.md §6.1). Values are always strings.</summary>
sealed class Conditions(FeishuWorld world, Base inBase, Table table, string idKind)
{
    const int MostValues = 10;

    internal int Count { get; private set; }

    internal Func<Row, bool> Read(JsonObject condition)
    {
        Count++;
        var name = Json.String(condition["field_name"]) ?? throw RowFilter.Wrong("field_name is missing");
        var field = table.FieldNamed(name) ?? throw RowFilter.Wrong($"field {name} not found");
        var op = Json.String(condition["operator"]) ?? throw RowFilter.Wrong("operator is missing");
        // isEmpty too wants its empty list.
        if (condition["value"] is not JsonArray { Count: <= MostValues } list || list.Any(v => !Json.IsString(v, out _)))
            throw RowFilter.Wrong($"value of {name} must be a list of at most 10 strings");
        List<string> values = [.. list.Select(v => (string)v!)];
        if (op is "isEmpty" or "isNotEmpty")
        {
            if (values.Count > 0) throw RowFilter.Wrong($"{op} takes no value");
            return row => RowCells.Of(row, field) is null == (op == "isEmpty");
        }
        if (values.Count == 0) throw RowFilter.Wrong($"value of {name} is empty");
        var test = Test(field, op, values);
        return row => test(RowCells.Of(row, field));
    }

    Func<JsonNode?, bool> Test(Field field, string op, List<string> values) => field.Type switch
    {
        FieldKind.Text or FieldKind.Phone or FieldKind.Location or FieldKind.AutoNumber => Texts(field, op, values, c => (string?)c),
        FieldKind.Url => Texts(field, op, values, c => (string?)c?["text"]),
        FieldKind.Number => Numbers(field, op, values),
        FieldKind.SingleSelect => Sets(field, op, values, c => c is null ? [] : [(string)c!]),
        FieldKind.MultiSelect or FieldKind.SingleLink => Sets(field, op, values, c => [.. c?.AsArray().Select(v => (string)v!) ?? []]),
        FieldKind.Checkbox => op == "is" && values is [("true" or "false") and var ticked] ? c => (c?.GetValue<bool>() ?? false) == (ticked == "true") : throw No(field, op),
        FieldKind.Person or FieldKind.CreatedUser or FieldKind.ModifiedUser =>
            Sets(field, op, [.. values.Select(v => world.People.ById(idKind, v)?.OpenId ?? v)], Ids),
        FieldKind.Group => Sets(field, op, values, Ids),
        FieldKind.Date or FieldKind.CreatedTime or FieldKind.ModifiedTime => DateCondition.Read(world, inBase, field, op, values),
        _ => throw No(field, op),
    };

    static HashSet<string> Ids(JsonNode? cell) => [.. cell?.AsArray().Select(v => (string)v!["id"]!) ?? []];

    static Func<JsonNode?, bool> Texts(Field field, string op, List<string> values, Func<JsonNode?, string?> text)
    {
        var wanted = One(field, op, values);
        return op switch
        {
            "is" => c => text(c) == wanted,
            "isNot" => c => text(c) != wanted,
            "contains" => c => text(c)?.Contains(wanted, StringComparison.Ordinal) == true,
            "doesNotContain" => c => text(c)?.Contains(wanted, StringComparison.Ordinal) != true,
            _ => throw No(field, op),
        };
    }

    static Func<JsonNode?, bool> Numbers(Field field, string op, List<string> values)
    {
        if (!double.TryParse(One(field, op, values), CultureInfo.InvariantCulture, out var wanted)) throw RowFilter.Wrong($"value of {field.Name} is no number");
        return op switch
        {
            "is" => c => (double?)c == wanted,
            "isNot" => c => (double?)c != wanted,
            "isGreater" => c => (double?)c > wanted,
            "isGreaterEqual" => c => (double?)c >= wanted,
            "isLess" => c => (double?)c < wanted,
            "isLessEqual" => c => (double?)c <= wanted,
            _ => throw No(field, op),
        };
    }

    // is: exactly these; contains: any of these.
    static Func<JsonNode?, bool> Sets(Field field, string op, List<string> values, Func<JsonNode?, HashSet<string>> members) => op switch
    {
        "is" => One(field, op, values) is var only ? c => members(c).SetEquals([only]) : throw No(field, op),
        "isNot" => One(field, op, values) is var only ? c => !members(c).SetEquals([only]) : throw No(field, op),
        "contains" => c => members(c).Overlaps(values),
        "doesNotContain" => c => !members(c).Overlaps(values),
        _ => throw No(field, op),
    };

    static string One(Field field, string op, List<string> values) =>
        values.Count == 1 ? values[0] : throw RowFilter.Wrong($"{op} on {field.Name} takes exactly one value");

    internal static Refusal No(Field field, string op) => RowFilter.Wrong($"operator {op} is not supported on {field.Name}");
}
