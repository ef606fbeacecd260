using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Dashboard;

/// <summary>需要关注: the largest gaps of a team at any level, with who can do something about them.</summary>
static class DashboardGaps
{
    const int Most = 3;

    public static IReadOnlyList<DashboardView.Attention> Of(IBaseSnapshot facts, IReadOnlyList<Standing> all, Words words)
    {
        var behind = all.Where(s => s.Status is Status.Behind or Status.Critical).ToList();
        // Where a child is behind too, the gap is told where it comes from and not twice.
        return [.. behind.Where(s => !behind.Exists(child => child.Indicator.Parent == s.Indicator.Code))
            .OrderBy(s => s.PaceAttainment).Take(Most).Select(s => Attention(facts, s, words))];
    }

    static DashboardView.Attention Attention(IBaseSnapshot facts, Standing standing, Words words) => new(
        Words.Mark(standing.Status), Words.Colour(standing.Status), standing.Indicator.Name,
        words.Gap(standing.Counted.Value, standing.TargetToDate, standing.Indicator),
        standing.Indicator.Owner?.Value ?? "",
        Causes.Of(facts, standing.Indicator, standing.Period.First, standing.CountedTo, words) is [var first, ..] ? first : $"按进度 {words.Percent(standing.PaceAttainment)}");
}
