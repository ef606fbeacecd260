using Kpi.Domain.Periods;

namespace Kpi.Bot.Demo;

/// <summary>The dates of the demo, all from the day it is made on.</summary>
/// <param name="Today">The calendar day; the history ends the day before.</param>
/// <param name="Story">The story's week of a base that was filled before; null where this is the first time.</param>
public sealed record DemoPlan(DateOnly Today, Period? Story = null)
{
    /// <summary>The base has its story: only what happened since is added, and 抖音 publishes at 20:00 again.</summary>
    public bool IsLater => Story is not null;

    /// <summary>Twelve closed months before the current one.</summary>
    public DateOnly From => Period.MonthOf(Today).First.AddMonths(-12);

    public DateOnly To => Today.AddDays(-1);

    /// <summary>The last full week: 抖音 published at 22:00 instead of 20:00, and exposure fell by 20 %. Monday's cards tell it.</summary>
    public Period StoryWeek => Story ?? Period.WeekOf(Today).Previous;

    /// <summary>Four weeks before, the same had happened and was put right: what 「上次」 on the card remembers.</summary>
    public Period EarlierWeek => StoryWeek.Previous.Previous.Previous.Previous;

    /// <summary>The story's week, from that of its forerunner.</summary>
    public static Period StoryAfter(Period earlier) => earlier.Next.Next.Next.Next;

    /// <summary>From the current month on the team works towards 1,000 leads; before, it made about 700. The story's week always lies after it.</summary>
    public DateOnly PushFrom => Period.MonthOf(StoryWeek.First).First;

    /// <summary>The month whose target was raised once.</summary>
    public Period RaisedMonth => Period.MonthOf(StoryWeek.Next.First);

    public bool IsPushed(DateOnly day) => day >= PushFrom;

    /// <summary>The months that have targets: the history's, the current and the next.</summary>
    public IEnumerable<Period> Months()
    {
        for (var month = Period.MonthOf(From); month.First <= Today.AddMonths(1); month = month.Next)
            yield return month;
    }
}
