using Kpi.Domain.Periods;

namespace Kpi.Bot.Demo;

/// <summary>Makes the days of the demo team: weekdays, seasons, public holidays, chance, and the story on top.</summary>
/// <remarks>
/// Two levels: what the team made before the push (about 690 leads a month) and what it makes since (about 950 of the 1,000 it wants).
/// The story's week and its forerunner four weeks earlier take a share off 抖音's exposure, and nothing else.
/// </remarks>
sealed class DemoDays(DemoPlan plan, IWorkCalendar calendar)
{
    /// <summary>A mean month, in days.</summary>
    const double Month = 365.25 / 12;

    // Mean of the twelve is 1: quiet in 春节's month, busy before 双十一.
    static readonly double[] Season = [.96, .82, 1.04, 1.02, 1.03, 1.05, 1.00, 1.00, 1.05, .95, 1.11, .97];

    public IEnumerable<DemoDay> All()
    {
        for (var day = plan.From; day <= plan.To; day = day.AddDays(1))
            yield return Of(day);
    }

    public DemoDay Of(DateOnly day)
    {
        var pushed = plan.IsPushed(day);
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var holiday = !weekend && !calendar.IsWorkingDay(day);
        // The push was planned for a level, whatever the season.
        var demand = (pushed ? 1 : Season[day.Month - 1]) * (holiday ? .9 : 1);
        var spend = Math.Pow(demand, .8) * (pushed ? 1.08 : 1);
        double Pick(double before, double since) => pushed ? since : before;

        // 抖音 is watched on free days, the web form is filled in at work; the factors of a week have the mean 1.
        var reach = Chance(day, 10, Pick(15_100, 19_800) / Month * demand * (weekend ? 1.10 : .96) * Slot(day), .10);
        var douyin = Channel(day, 20, Reached(day, 20, reach, Pick(.0188, .0199)), Pick(.085, .095), Pick(2_750, 2_860),
            50_000 / Month * spend) with { Reach = reach };
        var noteReach = Chance(day, 11, Pick(364_000, 487_000) / Month * demand * (weekend ? 1.05 : .98), .12);
        var visitors = Chance(day, 12, noteReach * .0167, .04);
        var xiaohongshu = Channel(day, 40, Reached(day, 40, visitors, Pick(.0277, .0294)), Pick(.105, .115), Pick(2_700, 2_820),
            20_000 / Month * spend) with { Reach = noteReach, Visitors = visitors };
        var expo = HasFair(day)
            ? Channel(day, 60, Pick(32.8, 43.9) * (pushed ? 1 : Season[day.Month - 1]) * DemoChance.Around1(day, 61, .14), Pick(.10, .105), Pick(3_100, 3_250), Pick(9_000, 9_500))
            : null;
        var web = Channel(day, 80, Pick(101.5, 142) / Month * demand * (weekend ? .4 : 1.24) * DemoChance.Around1(day, 81, .3), Pick(.15, .165), Pick(2_900, 3_050),
            15_000 / Month * spend);

        var live = day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday or DayOfWeek.Saturday;
        var liveLeads = live ? Math.Min(douyin.Leads, Math.Max(1, DemoChance.Whole(day, 100, douyin.Leads * .45))) : 0;
        var (plays, views) = (Chance(day, 101, 6_000 * (weekend ? 1.15 : .94), .1), Chance(day, 102, 8_000, .1));
        var leads = douyin.Leads + xiaohongshu.Leads + (expo?.Leads ?? 0) + web.Leads;
        var searches = Chance(day, 107, 1_200 * (weekend ? .85 : 1.06), .08);
        return new DemoDay(day, douyin, xiaohongshu, expo, web,
            liveLeads, live ? Chance(day, 103, liveLeads * Pick(238, 206), .08) : 0,
            plays, Chance(day, 104, plays * Pick(.332, .347), .03), views, Chance(day, 105, views * Pick(.0455, .0485), .05),
            DemoChance.Whole(day, 106, leads * Pick(.272, .296)),
            decimal.Round((decimal)(Pick(1.95, 1.78) * DemoChance.Around1(day, 109, .2)), 2),
            searches, Chance(day, 108, searches * Pick(.155, .192), .25), Chance(day, 110, Pick(14.4, 15.9) * (weekend ? .9 : 1.04), .35));
    }

    /// <summary>How much of its usual exposure 抖音 got by the hour at which it published.</summary>
    double Slot(DateOnly day) => plan.StoryWeek.Contains(day) ? .80 : plan.EarlierWeek.Contains(day) ? .82 : 1;

    /// <summary>A fair every Saturday, except in the long holidays.</summary>
    bool HasFair(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Saturday && (calendar.IsWorkingDay(day.AddDays(-1)) || calendar.IsWorkingDay(day.AddDays(2)));

    static double Reached(DateOnly day, int purpose, int people, double rate) => people * rate * DemoChance.Around1(day, purpose + 9, .08);

    static ChannelDay Channel(DateOnly day, int purpose, double leads, double rate, double order, double cost)
    {
        var whole = DemoChance.Whole(day, purpose + 1, leads);
        var opportunities = Math.Min(whole, DemoChance.Whole(day, purpose + 2, whole * rate));
        var customers = Math.Min(opportunities, DemoChance.Whole(day, purpose + 3, opportunities * .66));
        return new(0, 0, whole, opportunities, customers, Chance(day, purpose + 4, cost, .1), Chance(day, purpose + 5, customers * order, .15));
    }

    static int Chance(DateOnly day, int purpose, double expected, double spread) =>
        DemoChance.Whole(day, purpose + 200, expected * DemoChance.Around1(day, purpose, spread));
}
