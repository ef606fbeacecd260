using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Conditions on dates compare whole days in the base's time zone; there is no time of day in them (bitable.md §6.2, §6.3).</summary>
static class DateCondition
{
    internal static Func<JsonNode?, bool> Read(FeishuWorld world, Base inBase, Field field, string op, List<string> values)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(inBase.TimeZone);
        var today = Day(world.Clock.GetUtcNow(), zone);
        if (Span(values[0], today) is { } span)
            return op == "is" && values.Count == 1 ? In(zone, span.From, span.To) : throw Conditions.No(field, op);
        var day = Single(field, values, today, zone);
        return op switch
        {
            "is" => In(zone, day, day),
            "isGreater" => cell => cell is not null && Day(cell, zone) > day,
            "isLess" => cell => cell is not null && Day(cell, zone) < day,
            _ => throw Conditions.No(field, op),
        };
    }

    static DateOnly Single(Field field, List<string> values, DateOnly today, TimeZoneInfo zone) => values switch
    {
        ["Today"] => today,
        ["Tomorrow"] => today.AddDays(1),
        ["Yesterday"] => today.AddDays(-1),
        ["ExactDate", var text] when long.TryParse(text, CultureInfo.InvariantCulture, out var ms) => Day(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone),
        _ => throw RowFilter.Wrong($"date value of {field.Name}"),
    };

    // Weeks start on Monday; the rolling spans end or start today.
    static (DateOnly From, DateOnly To)? Span(string word, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = new DateOnly(today.Year, today.Month, 1);
        return word switch
        {
            "CurrentWeek" => (monday, monday.AddDays(6)),
            "LastWeek" => (monday.AddDays(-7), monday.AddDays(-1)),
            "CurrentMonth" => (first, first.AddMonths(1).AddDays(-1)),
            "LastMonth" => (first.AddMonths(-1), first.AddDays(-1)),
            "TheLastWeek" => (today.AddDays(-6), today),
            "TheNextWeek" => (today, today.AddDays(6)),
            "TheLastMonth" => (today.AddDays(-29), today),
            "TheNextMonth" => (today, today.AddDays(29)),
            _ => null,
        };
    }

    static Func<JsonNode?, bool> In(TimeZoneInfo zone, DateOnly from, DateOnly to) =>
        cell => cell is not null && Day(cell, zone) is var day && day >= from && day <= to;

    static DateOnly Day(JsonNode cell, TimeZoneInfo zone) => Day(DateTimeOffset.FromUnixTimeMilliseconds((long)cell!), zone);
    static DateOnly Day(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
