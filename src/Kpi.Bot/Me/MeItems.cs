using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Me;

/// <summary>One of a person's indicators in full.</summary>
static class MeItems
{
    const int SparkDays = 14;

    public static MeView.Item Of(IBaseSnapshot facts, Standing standing, UserId person, DateOnly today, Words words)
    {
        var indicator = standing.Indicator;
        return new MeView.Item(
            IndicatorLine.Of(facts, standing, standing.CountedTo, words),
            Words.Spark([.. DayValues.Of(facts, indicator, standing.CountedTo.AddDays(1 - SparkDays), standing.CountedTo).Select(d => d.Value)]),
            indicator.Definition ?? "",
            ShareOf(facts, standing, words),
            ContributionOf(facts, standing, person, today, words),
            TargetVersions.Of(facts, indicator, standing.Period, words));
    }

    static string ShareOf(IBaseSnapshot facts, Standing standing, Words words) =>
        standing is { Indicator: { Aggregation: Aggregation.Sum, Parent: { } code }, BaseTarget: { } mine }
        && facts.Find(code) is { Aggregation: Aggregation.Sum } parent && Targets.For(facts, parent, standing.Period) is { Base: > 0 } whole
            ? $"「{parent.Name}」目标的 {words.Whole(mine / whole.Base)}" : "";

    static string ContributionOf(IBaseSnapshot facts, Standing standing, UserId person, DateOnly today, Words words)
    {
        if (standing.Indicator is not { Level: not Level.Team, Parent: { } code } || facts.Find(code) is not { Level: Level.Team } parent)
            return "";
        var team = facts.Indicators.Where(i => i.Enabled && i.Level == Level.Team && i.Team == parent.Team)
            .Select(i => Standing.Of(facts, i, standing.Period, today));
        var points = Contributions.Of(facts, team, today).Where(c => c.Person == person && c.Indicator.Code == code).Sum(c => c.Points);
        return points == 0 ? "" : $"{words.Points(points / 100m)}（团队达成率）";
    }
}
