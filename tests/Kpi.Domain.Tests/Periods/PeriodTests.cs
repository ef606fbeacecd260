using CsCheck;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Tests.Periods;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026Q3", "2026-07-01", "2026-09-30")]
    [InlineData("2026-07", "2026-07-01", "2026-07-31")]
    [InlineData("2026-W28", "2026-07-06", "2026-07-12")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")] // leap year
    [InlineData("2026-W53", "2026-12-28", "2027-01-03")] // 2026 begins on a Thursday and has 53 weeks
    [InlineData("2027-W01", "2027-01-04", "2027-01-10")]
    [InlineData("2025-W01", "2024-12-30", "2025-01-05")] // begins in the year before
    public void A_period_runs_from_its_first_to_its_last_day(string text, string first, string last)
    {
        var period = Board.P(text);

        Assert.Equal((Board.D(first), Board.D(last)), (period.First, period.Last));
        Assert.Equal(text, period.ToString());
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026Q5")]
    [InlineData("2027-W53")] // 2027 has 52
    [InlineData("2026-W00")]
    [InlineData("26-07")]
    [InlineData("七月")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_period_is_refused(string? text) => Assert.False(Period.TryParse(text, out _));

    [Theory]
    [InlineData("2026q3", "2026Q3")]
    [InlineData("2026-7", "2026-07")]
    [InlineData("2026W28", "2026-W28")]
    [InlineData(" 2026-07 ", "2026-07")]
    public void Loose_spellings_are_understood(string text, string period) => Assert.Equal(period, Board.P(text).ToString());

    static readonly Gen<Period> Any = Gen.Select(Gen.Enum<PeriodKind>(), Gen.Int[0, 80_000],
        (kind, day) => Period.Of(kind, new DateOnly(1901, 1, 1).AddDays(day)));

    [Fact]
    public void Every_period_reads_back_from_what_it_writes() => Any.Sample(period => Board.P(period.ToString()) == period);

    [Fact]
    public void Periods_follow_one_another_without_gap_or_overlap() => Any.Sample(period =>
        period.Next.First == period.Last.AddDays(1) && period.Next.Previous == period && period.Previous.Last == period.First.AddDays(-1));

    [Fact]
    public void A_day_is_in_exactly_the_period_made_from_it() => Gen.Select(Any, Gen.Int[-400, 400]).Sample((period, offset) =>
    {
        var day = period.First.AddDays(offset);
        return period.Contains(day) == (Period.Of(period.Kind, day) == period);
    });

    [Fact]
    public void A_quarter_has_three_months_and_a_week_none()
    {
        Assert.Equal(["2026-07", "2026-08", "2026-09"], Board.P("2026Q3").Months().Select(m => m.ToString()));
        Assert.Throws<InvalidOperationException>(() => Board.P("2026-W28").Months().ToList());
    }
}
