using Kpi.Bot.Settings;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Ops.Checks;

/// <summary>The time zone, and the holidays of the years that matter: the coming one from December on.</summary>
sealed class CalendarCheck(WorkCalendar calendar, Schedule.WorkingHours hours, SchedulesOptions options, Clocks clocks) : ICheck
{
    public string Name => "日历";

    public Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        var today = hours.DayOf(clocks.Now);
        int[] years = today.Month == 12 ? [today.Year, today.Year + 1] : [today.Year];
        return Task.FromResult<IReadOnlyList<CheckLine>>(
        [
            CheckLine.Good($"时区：{options.TimeZone}，今天是 {today:yyyy-MM-dd}"),
            .. years.Select(year => calendar.Covers(year)
                ? CheckLine.Good($"节假日：{year} 年已有")
                : CheckLine.Bad($"节假日：没有 {year} 年的文件，只按周末计算", "把国务院办公厅的安排写成 JSON 放进 Holidays:Directory")),
        ]);
    }
}
