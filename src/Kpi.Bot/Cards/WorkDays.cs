using Kpi.Bot.Base;

namespace Kpi.Bot.Cards;

/// <summary>What 「昨日」 has to reach back over.</summary>
public static class WorkDays
{
    // The longest holiday with its weekends; a calendar without working days ends here.
    const int Farthest = 14;

    /// <summary>The last working day before a day, where days off lie between; null where yesterday was one.</summary>
    public static DateOnly? Before(IBaseSnapshot facts, DateOnly day)
    {
        var last = Enumerable.Range(1, Farthest).Select(n => day.AddDays(-n)).FirstOrDefault(facts.Calendar.IsWorkingDay, day.AddDays(-1));
        return last == day.AddDays(-1) ? null : last;
    }
}
