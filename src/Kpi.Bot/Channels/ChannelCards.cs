using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Channels;

/// <summary>Makes the cards of channels from one snapshot.</summary>
static class ChannelCards
{
    const int MostNamed = 6;

    public static ChannelsView Table((IBaseSnapshot Base, Team Team) at, DateOnly today, Words words)
    {
        var (facts, team) = at;
        var channels = ChannelFigures.Of(facts, team, today, words);
        var title = $"{team.Name} · 渠道 · {words.Period(Period.MonthOf(today.AddDays(-1)), today)}";
        if (channels.Count == 0)
            return new ChannelsView(new Head(title, "", "grey", [], "还没有渠道指标"), "", [], [], [CardButton.Runs("看团队", $"team {team.Name}", primary: true)], "", "还没有渠道指标");
        var lead = LeadOf(channels);
        return new ChannelsView(
            new Head(title, $"数据截至 {words.ShortDay(today.AddDays(-1))} 24:00", "blue", [new Head.Tag($"{channels.Count} 个渠道", "blue")], lead),
            lead, channels, [.. KindsOf(channels)],
            [.. channels.Take(3).Select((c, i) => CardButton.Runs(c.Name, $"channel {c.Name}", primary: i == 0))],
            $"较上周：近 7 天对前 7 天 · 类别：近 3 个月投入产出与线索量对各渠道中位数 · {Line(facts, team, today, words)}", "");
    }

    public static ChannelView One(IBaseSnapshot facts, Team team, string channel, DateOnly today, Words words)
    {
        var standings = facts.Indicators.Where(i => i is { Enabled: true, Level: Level.Channel } && i.Channel == channel && i.Team == team.Name)
            .Select(i => Standing.Of(facts, i, i.CurrentPeriod(today), today))
            .OrderBy(s => Head.Urgency(s.Status)).ThenByDescending(s => s.Indicator.Weight).ToList();
        var statuses = standings.Select(s => s.Status).ToList();
        var efficiency = ChannelFigures.Efficiencies(facts, team, today).FirstOrDefault(e => e.Channel == channel);
        var leads = ChannelMeasures.Of(facts, team, channel).Leads;
        return new ChannelView(
            new Head($"{channel} · {words.Period(Period.MonthOf(today.AddDays(-1)), today)}", $"{team.Name} · 数据截至 {words.ShortDay(today.AddDays(-1))} 24:00",
                statuses.Contains(Status.Critical) ? "red" : statuses.Contains(Status.Behind) ? "orange" : "blue",
                [Head.Worst(statuses), .. KindTag(efficiency)], $"{channel}：{Head.Counts(statuses, words)}"),
            [.. standings.Select(s => IndicatorLine.Of(facts, s, s.CountedTo, words))],
            standings.Where(s => s.Indicator == leads || leads is null).Select(s => Course.Of(facts, s)).FirstOrDefault(c => c is not null),
            KindOf(efficiency), MonthsOf(facts, channel, today, words), MeasuresOf(efficiency, words), ResourcesOf(facts, channel, words),
            ButtonsOf(standings),
            Freshness.Line(facts, standings, null, facts.TimeZoneOf(team.Name), words));
    }

    /// <summary>Beside a table of five columns a sixth would be off a phone's screen; by 类别 they also say what to do.</summary>
    static IEnumerable<ChannelsView.Kind> KindsOf(IReadOnlyList<ChannelFigures> channels) =>
        from kind in (Quadrant[])[Quadrant.Core, Quadrant.Potential, Quadrant.Improve, Quadrant.Shrink]
        let name = ChannelFigures.NameOf(kind)
        let mine = channels.Where(c => c.Kind == name).Select(c => c.Name).ToList()
        where mine.Count > 0
        select new ChannelsView.Kind(name, string.Join("、", mine.Take(MostNamed)) + (mine.Count > MostNamed ? $" 等 {mine.Count} 个" : ""), kind switch
        {
            Quadrant.Core => "高效、放量",
            Quadrant.Potential => "高效、小量",
            Quadrant.Improve => "低效、放量",
            _ => "低效、小量",
        });

    static string LeadOf(IReadOnlyList<ChannelFigures> channels)
    {
        if (channels[0].Leads == "—")
            return $"{channels.Count} 个渠道，还没有线索数据";
        var falling = channels.Where(c => c.Change.StartsWith('−')).ToList();
        return $"{channels[0].Name}最多（{channels[0].Leads} 条）{(falling.Count == 0 ? "" : $" · 较上周下降：{string.Join("、", falling.Take(MostNamed).Select(c => $"{c.Name} {c.Change}"))}")}";
    }

    static string Line(IBaseSnapshot facts, Team team, DateOnly today, Words words) => Freshness.Line(facts,
        [.. facts.Indicators.Where(i => i is { Enabled: true, Level: Level.Channel } && i.Team == team.Name).Select(i => Standing.Of(facts, i, i.CurrentPeriod(today), today))],
        null, facts.TimeZoneOf(team.Name), words);

    static IEnumerable<Head.Tag> KindTag(ChannelEfficiency? efficiency) =>
        efficiency?.Quadrant is { } quadrant ? [new Head.Tag(ChannelFigures.NameOf(quadrant), "blue")] : [];

    static string KindOf(ChannelEfficiency? efficiency) => efficiency?.Quadrant switch
    {
        Quadrant.Core => "主力：高效、放量。守住投入，先保证供给。",
        Quadrant.Potential => "潜力：高效、小量。可以加投，看效率是否守得住。",
        Quadrant.Improve => "优化：低效、放量。先提转化、降成本，再谈加量。",
        Quadrant.Shrink => "收缩：低效、小量。减投，或说明为什么留着。",
        _ => "",
    };

    static string MonthsOf(IBaseSnapshot facts, string channel, DateOnly today, Words words)
    {
        var months = facts.ChannelHistory.Where(m => m.Channel == channel && m.Month.First < Period.MonthOf(today).First && m.Month.First >= Period.MonthOf(today).First.AddMonths(-3))
            .Select(m => m.Month).OrderBy(m => m.First).ToList();
        return months.Count == 0 ? "" : months.Count == 1 ? words.Period(months[0], today) : $"{words.Period(months[0], today)}–{words.Period(months[^1], today)}";
    }

    static IReadOnlyList<ChannelView.Measure> MeasuresOf(ChannelEfficiency? efficiency, Words words) => efficiency is null ? [] :
    [
        new("单条成本", words.Value(efficiency.CostPerLead, "元")),
        new("线索到客户", words.Percent(efficiency.LeadToCustomer)),
        new("平均客单价", words.Value(efficiency.AverageOrder, "元")),
        new("投入产出 ROI", words.Percent(efficiency.Roi)),
    ];

    static string ResourcesOf(IBaseSnapshot facts, string channel, Words words) =>
        facts.Channels.FirstOrDefault(c => c.Name == channel) is not { } row ? "" : string.Join(" · ", new[]
        {
            row.Kind ?? "",
            row.MonthlyBudget is { } budget ? $"月预算 {words.Value(budget, "元")}" : "",
            row.People is { } people ? $"{words.Number(people)} 人" : "",
        }.Where(t => t.Length > 0));

    static List<CardButton> ButtonsOf(List<Standing> standings)
    {
        List<CardButton> buttons = [];
        if (standings is [var worst, ..])
            buttons.Add(CardButton.Runs($"看{worst.Indicator.Name}", $"show {worst.Indicator.Code}", primary: true));
        buttons.Add(CardButton.Runs("全部渠道", "channel"));
        return buttons;
    }
}
