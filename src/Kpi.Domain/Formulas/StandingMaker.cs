using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

static class StandingMaker
{
    public static Standing Make(IKpiFacts facts, Indicator indicator, Period period, DateOnly today) =>
        throw new NotSupportedException($"{facts} {indicator} {period} {today}");
}
