using Kpi.Bot.Base;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Cards;

/// <summary>What one channel brought, in a row of the channel table. What nobody measures is <c>—</c>.</summary>
/// <param name="Leads">This month so far.</param>
/// <param name="Change">线索量 of the last seven complete days against the seven before: <c>−24%</c>.</param>
/// <param name="Colour">Of the change; its sign says the same.</param>
/// <param name="Rate">线索转化率 of the month.</param>
/// <param name="Cost">单条成本 of the month.</param>
/// <param name="Kind">主力, 潜力, 优化, 收缩; empty without history.</param>
public sealed record ChannelFigures(string Name, string Leads, string Change, string Colour, string Rate, string Cost, string Kind)
{
    // A quarter of 渠道历史: one odd month doesn't move a channel into another quadrant.
    const int Months = 3;

    /// <summary>The channels a team has indicators for, by 线索量, the largest first.</summary>
    public static IReadOnlyList<ChannelFigures> Of(IBaseSnapshot facts, Team team, DateOnly today, Words words)
    {
        var kinds = Efficiencies(facts, team, today).ToDictionary(e => e.Channel);
        return [.. from channel in NamesOf(facts, team)
            let measures = ChannelMeasures.Of(facts, team, channel)
            let leads = Value(facts, measures.Leads, today)
            orderby leads ?? -1m descending
            let change = WeekChange(facts, measures.Leads, today)
            select new ChannelFigures(channel,
                leads is null ? "—" : words.Number(leads.Value),
                words.Relative(change),
                change switch { > 0 => "green", < 0 => "red", _ => "grey" },
                Written(facts, measures.Rate, today, words),
                Written(facts, measures.Cost, today, words),
                kinds.TryGetValue(channel, out var found) ? NameOf(found.Quadrant) : "")];
    }

    /// <summary>渠道效率 over the last closed months, of the team's channels only: a median is one of peers.</summary>
    public static IReadOnlyList<ChannelEfficiency> Efficiencies(IBaseSnapshot facts, Team team, DateOnly today)
    {
        var to = Period.MonthOf(today).First;
        var names = NamesOf(facts, team).ToHashSet();
        return ChannelEfficiency.Of(facts.ChannelHistory.Where(m => names.Contains(m.Channel) && m.Month.First < to && m.Month.First >= to.AddMonths(-Months)));
    }

    /// <summary>主力, 潜力, 优化, 收缩; empty where it can't be said.</summary>
    public static string NameOf(Quadrant? quadrant) => quadrant switch
    {
        Quadrant.Core => "主力",
        Quadrant.Potential => "潜力",
        Quadrant.Improve => "优化",
        Quadrant.Shrink => "收缩",
        _ => "",
    };

    public static IReadOnlyList<string> NamesOf(IBaseSnapshot facts, Team team) =>
        [.. facts.Indicators.Where(i => i is { Enabled: true, Level: Level.Channel, Channel: { Length: > 0 } } && i.Team == team.Name)
            .Select(i => i.Channel!).Distinct()
            .Where(name => !facts.Channels.Any(c => c.Name == name && !c.Enabled))];

    static decimal? Value(IBaseSnapshot facts, Indicator? indicator, DateOnly today) =>
        indicator is null ? null : PeriodValues.Of(facts, indicator, indicator.CurrentPeriod(today), today).Value;

    static string Written(IBaseSnapshot facts, Indicator? indicator, DateOnly today, Words words) =>
        indicator is not null && Value(facts, indicator, today) is { } value ? words.Value(value, indicator.Unit).Replace("/条", "", StringComparison.Ordinal) : "—";

    static decimal? WeekChange(IBaseSnapshot facts, Indicator? leads, DateOnly today)
    {
        if (leads is null)
            return null;
        var now = PeriodValues.OfDays(facts, leads, today.AddDays(-7), today.AddDays(-1)).Value;
        var before = PeriodValues.OfDays(facts, leads, today.AddDays(-14), today.AddDays(-8)).Value;
        return before is null or 0m ? null : now / before - 1m;
    }
}
