using Kpi.Domain.Periods;

namespace Kpi.Bot.Demo;

/// <summary>The dates of the demo, all from the day it is made on.</summary>
/// <param name="Today">The calendar day; the history ends the day before.</param>
public sealed record DemoPlan(DateOnly Today)
{
    /// <summary>Twelve closed months before the current one.</summary>
    public DateOnly From => Period.MonthOf(Today).First.AddMonths(-12);

    public DateOnly To => Today.AddDays(-1);

    /// <summary>The last full week: 抖音 published at 22:00 instead of 20:00, and exposure fell by 20 %. Monday's cards tell it.</summary>
    public Period StoryWeek => Period.WeekOf(Today).Previous;

    /// <summary>Four weeks before, the same had happened and was put right: what 「上次」 on the card remembers.</summary>
    public Period EarlierWeek => StoryWeek.Previous.Previous.Previous.Previous;

    /// <summary>From the current month on the team works towards 1,000 leads; before, it made about 700. The story's week always lies after it.</summary>
    public DateOnly PushFrom => Period.MonthOf(StoryWeek.First).First;

    public bool IsPushed(DateOnly day) => day >= PushFrom;

    /// <summary>The months that have targets: the history's, the current and the next.</summary>
    public IEnumerable<Period> Months()
    {
        for (var month = Period.MonthOf(From); month.First <= Today.AddMonths(1); month = month.Next)
            yield return month;
    }
}
