using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Show;

/// <summary>Makes the card of one indicator in one period.</summary>
sealed record ShowCard(ISnapshot Snapshot, Located Found, Period Period, Sender Asker, DateOnly Today, Words Words)
{
    const int SparkDays = 14;

    IBaseSnapshot Facts => Found.Base;

    Indicator Indicator => Found.Indicator;

    public ShowView Make()
    {
        var standing = Standing.Of(Facts, Indicator, Period, Today);
        var line = IndicatorLine.Of(Facts, standing, standing.CountedTo == Today.AddDays(-1) ? standing.CountedTo : null, Words);
        var (title, causes) = ShowCauses.Of(Facts, standing, Words);
        return new ShowView(
            HeadOf(standing, line), line, Indicator.Owner?.Value ?? "",
            Words.Spark([.. DayValues.Of(Facts, Indicator, standing.CountedTo.AddDays(1 - SparkDays), standing.CountedTo).Select(d => d.Value)]),
            Course.Of(Facts, standing), title, causes,
            ShowPast.Deviations(Facts, Indicator, Today, Words),
            TargetVersions.Of(Facts, Indicator, Period, Words),
            [.. ShowFacts.Of(Facts, standing, Words)],
            ShowPast.Changes(Facts, standing, Words),
            ButtonsOf(),
            Freshness.Line(Facts, [standing], null, Facts.TimeZoneOf(Indicator.Team), Words));
    }

    Head HeadOf(Standing standing, IndicatorLine line)
    {
        List<Head.Tag> tags = [new(line.Sign, standing.Status == Status.NoData ? "neutral" : line.Colour)];
        if (line.Attainment.Length > 0)
            tags.Add(new Head.Tag($"达成 {line.Attainment}", "blue"));
        if (line.Flag.Length > 0)
            tags.Add(new Head.Tag(line.Flag, "orange"));
        var level = Indicator.Level switch { Level.Team => "团队指标", Level.Person => "个人指标", _ => $"{Indicator.Channel} · 渠道指标" };
        var colour = standing.Status switch
        {
            Status.Critical => "red",
            Status.Behind => "orange",
            _ when standing.Attainment >= 1 => "green",
            Status.NoData => "grey",
            _ => "blue",
        };
        var title = Period.Kind == PeriodKind.Month ? $"{Indicator.Name} · {Words.Period(Period, Today)}" : line.Name;
        return new Head(title, $"{Indicator.Team} · {level} · 进度算到 {Words.ShortDay(standing.CountedTo)}", colour, tags,
            $"{Indicator.Name} {line.Figure}{(line.Attainment.Length > 0 ? $"（{line.Attainment}）" : "")}，{line.Sign[2..]}");
    }

    List<CardButton> ButtonsOf()
    {
        var exactly = Snapshot.Exactly(Found);
        List<CardButton> buttons = [];
        if (Asker.MayWorkOn(Found))
        {
            buttons.Add(CardButton.Runs("申请调整目标", $"target {exactly}", primary: true));
            buttons.Add(CardButton.Runs("填报", $"log {exactly}"));
        }
        buttons.Add(CardButton.Runs("上一周期", $"show {exactly} {Period.Previous}"));
        return buttons;
    }
}
