using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Dashboard;

/// <summary>Makes the card of a team from one snapshot.</summary>
/// <param name="Since">The last working day where days off lie between it and today; null for 「昨日」.</param>
/// <param name="Period">Null for the period that runs.</param>
/// <param name="Mention">Whether the owners of the largest gaps are notified.</param>
sealed record DashboardCard(IBaseSnapshot Facts, Team Team, DateOnly Today, DateOnly? Since, Period? Period, bool Mention, Words Words)
{
    const int InFull = 5;

    public DashboardView Make()
    {
        var all = Facts.Indicators.Where(i => i.Enabled && i.Team == Team.Name)
            .Select(i => Standing.Of(Facts, i, Period ?? i.CurrentPeriod(Today), Today)).ToList();
        var lines = all.Where(s => s.Indicator.Level == Level.Team).OrderByDescending(s => s.Indicator.Weight).ToList();
        var team = TeamAttainment.Of(lines);
        var statuses = lines.Select(s => s.Status).ToList();
        var gaps = DashboardGaps.Of(Facts, all, Words);
        var rest = lines.Skip(InFull).ToList();
        var wide = lines.FirstOrDefault(s => s.Indicator.Aggregation == Aggregation.Sum && s.Now.Value is not null) ?? lines.FirstOrDefault(s => s.Now.Value is not null);
        return new DashboardView(
            HeadOf(lines, statuses, all.Count(s => s.Status is Status.Behind or Status.Critical), team),
            Words.Percent(team.Value), LeadOf(team), team.Value < team.Expected ? "orange" : "green", OutlookOf(team, lines),
            [.. lines.Take(InFull).Select(LineOf)], [.. rest.Select(LineOf)],
            $"其余 {rest.Count} 项：{Head.Counts([.. rest.Select(s => s.Status)], Words)}",
            wide is null ? null : Course.Of(Facts, wide),
            // The table shows this month and this week; beside an older period it would mislead.
            Period is null ? ChannelFigures.Of(Facts, Team, Today, Words) : [],
            gaps, gaps.Count == 0, CalmOf(all), Mention, ButtonsOf(),
            lines.Count == 0 ? "" : Freshness.Line(Facts, lines, team.Coverage, Facts.TimeZoneOf(Team.Name), Words),
            lines.Count == 0 ? "还没有团队级指标" : "");
    }

    /// <param name="behind">How many indicators of any level are behind.</param>
    Head HeadOf(List<Standing> lines, List<Status> statuses, int behind, TeamAttainment team)
    {
        var title = $"{Team.Name} · {(Period is { } p ? Words.Period(p, Today) : Words.Day(Today))}";
        if (lines.Count == 0)
            return new Head(title, "", "grey", [], $"{Team.Name}还没有团队级指标");
        // A team on track over channels that aren't is no "all well".
        List<Head.Tag> tags = [statuses.Exists(s => s is Status.Behind or Status.Critical) || behind == 0 ? Head.Worst(statuses)
            : new Head.Tag($"{Words.Mark(Status.Behind)} {behind} 项需关注", Words.Colour(Status.Behind))];
        if (team.Value is not null)
            tags.Add(new Head.Tag($"达成 {Words.Percent(team.Value)}", "blue"));
        var first = LineOf(lines[0]);
        var answer = first.Attainment.Length == 0 ? $"{first.Name} {first.Figure}"
            : $"{first.Name} {first.Figure}（{first.Attainment}）{(lines[0].PaceShare is { } pace && pace < 1 ? $"，应到 {Words.Percent(pace)}" : "")}";
        return new Head(title, $"数据截至 {Words.ShortDay(lines.Max(l => l.CountedTo))} 24:00", "blue", tags,
            $"{answer}，{tags[0].Text[2..]}");
    }

    string LeadOf(TeamAttainment team) => (team.Value - team.Expected) switch
    {
        null => "",
        { } lead when Words.Points(lead) == Words.Points(0) => "与应到持平",
        > 0m and var ahead => $"领先 {Words.Points(ahead)}",
        { } behind => $"落后 {Words.Points(behind)}",
    };

    string OutlookOf(TeamAttainment team, List<Standing> lines)
    {
        if (team.Value is null)
            return "还没有可以计算的数据";
        var due = $"应到 {Words.Percent(team.Expected)}";
        // A closed period has nothing left to project.
        return lines.TrueForAll(l => l.CountedTo >= l.Period.Last) ? $"{due} · 本期已结束" : $"{due} · 按此进度期末 {Words.Whole(team.Projected)}";
    }

    IndicatorLine LineOf(Standing standing) => IndicatorLine.Of(Facts, standing,
        standing.CountedTo == Today.AddDays(-1) ? Since ?? standing.CountedTo : null, Words);

    /// <summary>Which one came closest: good news that names what to keep an eye on.</summary>
    string CalmOf(List<Standing> all) =>
        all.Where(s => s is { Status: Status.OnTrack, PaceAttainment: not null }).MinBy(s => s.PaceAttainment) is not { } closest ? "暂无数据，没有可以判断的指标"
            : $"全部在轨。最接近提醒线的是 {closest.Indicator.Name}，按进度 {Words.Percent(closest.PaceAttainment)}";

    List<CardButton> ButtonsOf()
    {
        List<CardButton> buttons = [CardButton.Runs("我的指标", "me", primary: true)];
        if (ChannelFigures.NamesOf(Facts, Team).Count > 0)
            buttons.Add(CardButton.Runs("渠道明细", "channel"));
        buttons.Add(CardButton.Opens("打开数据表", Facts.Url));
        return buttons;
    }
}
