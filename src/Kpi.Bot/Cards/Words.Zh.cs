using System.Globalization;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

public sealed partial record Words
{
    public partial string Value(decimal? value, string unit) => value is null ? "无数据" : value.Value.ToString(CultureInfo.InvariantCulture) + unit;

    public partial string Percent(decimal? share) => share is null ? "—" : (share.Value * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public partial string Change(decimal? change, string unit) => change is null ? "" : change.Value.ToString("+0.#;−0.#;0", CultureInfo.InvariantCulture) + unit;

    public partial string Bar(decimal? attainment, decimal? pace) => $"{attainment}{pace}";

    public partial string Sign(Status status) => status.ToString();

    public partial string Day(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);
}
