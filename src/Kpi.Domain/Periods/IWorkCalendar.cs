namespace Kpi.Domain.Periods;

/// <summary>Which days people work: weekends, public holidays and the working days moved for them (调休).</summary>
public interface IWorkCalendar
{
    bool IsWorkingDay(DateOnly day);
}
