using System.Globalization;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

/// <summary>Business keys: what makes a row the same row, whoever added it. Parts joined by <c>|</c>, days as <c>yyyy-MM-dd</c>.</summary>
public static class RowKeys
{
    public static string Join(params ReadOnlySpan<string> parts) => string.Join('|', parts!);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>LEADS|2026-07-13</c>.</summary>
    public static string Actual(IndicatorCode code, DateOnly day) => Join(code.Value, Day(day));

    /// <summary><c>LEADS|2026-07|2</c>.</summary>
    public static string Target(IndicatorCode code, Period period, int version) =>
        Join(code.Value, period.ToString(), version.ToString(CultureInfo.InvariantCulture));

    /// <summary><c>DV-2026W28-LEADS|2026-W28|LEADS</c>.</summary>
    public static string Deviation(string id, Period week, IndicatorCode code) => Join(id, week.ToString(), code.Value);
}
