using Kpi.Bot.Base;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>The last line of a card with figures: how far the data reach, when each source delivered, which is late, how the values came about.</summary>
public static class Freshness
{
    // The line stays a line on a phone.
    const int MostSources = 4;

    /// <summary><c>数据截至 7月13日 · CRM 08:31 · 小红书 延迟（自 7月12日）· 覆盖率 100% · 5 项自有、2 项汇总</c>.</summary>
    /// <param name="coverage">0–1; null where the card has none.</param>
    public static string Line(IBaseSnapshot facts, IReadOnlyList<Standing> standings, decimal? coverage, string timeZone, Words words)
    {
        var counted = standings.Where(s => s.Now.Latest is not null).ToList();
        if (counted.Count == 0)
            return "还没有数据";
        string[] parts =
        [
            $"数据截至 {words.ShortDay(counted.Max(s => s.Now.Latest!.Value))}",
            .. Sources(facts, standings, timeZone, words),
            coverage is null ? "" : $"覆盖率 {words.Whole(coverage)}",
            Origins(counted, words),
        ];
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    static IEnumerable<string> Sources(IBaseSnapshot facts, IReadOnlyList<Standing> standings, string timeZone, Words words)
    {
        var day = standings.Max(s => s.CountedTo);
        return standings.Where(s => s.Indicator.DataSource is { Length: > 0 }).GroupBy(s => s.Indicator.DataSource!, s => s.Indicator)
            .Select(g => Source.Of(g.Key, facts, [.. g], day))
            .OrderByDescending(s => s.LateSince is not null).Take(MostSources)
            .Select(s => s.LateSince is { } late ? $"{s.Name} 延迟（自 {words.ShortDay(late)}）"
                : s.Collected is { } at ? $"{s.Name} {words.Moment(at, timeZone, day.AddDays(1))}" : "").Where(s => s.Length > 0);
    }

    static string Origins(IReadOnlyList<Standing> standings, Words words)
    {
        var kinds = standings.Where(s => s.Now.Value is not null).GroupBy(s => s.Now.Origin).OrderBy(g => g.Key).ToList();
        return kinds.Count == 1 ? words.Name(kinds[0].Key) : string.Join("、", kinds.Select(k => $"{k.Count()} 项{words.Name(k.Key)}"));
    }
}
