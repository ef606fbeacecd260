using CsCheck;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class AttainmentTests
{
    [Theory]
    [InlineData(400, 1000, 0.4)]
    [InlineData(1300, 1000, 1.3)]
    [InlineData(-50, 1000, 0)] // floored
    [InlineData(0, 0, 1)] // B = 0: at it
    [InlineData(5, 0, 1)]
    [InlineData(-1, 0, 0)]
    [InlineData(-80, -100, 1.2)] // a smaller loss than planned: 2 − 0.8
    [InlineData(-120, -100, 0.8)]
    [InlineData(-250, -100, 0)]
    [InlineData(100, -100, 3)] // 2 − (−1)
    public void Higher_is_better(double actual, double target, double attainment) =>
        Assert.Equal((decimal)attainment, Attainment.Of((decimal)actual, (decimal)target, Direction.HigherIsBetter));

    [Theory]
    [InlineData(230, 200, 0.85)]
    [InlineData(180, 200, 1.1)]
    [InlineData(150, 200, 1.25)]
    [InlineData(420, 200, 0)]
    [InlineData(200, 200, 1)]
    [InlineData(100, 200, 1.5)] // half the target
    [InlineData(0, 0, 1)]
    [InlineData(3, 0, 0)]
    [InlineData(-3, 0, 1)]
    [InlineData(-120, -100, 1.2)]
    [InlineData(-80, -100, 0.8)]
    public void Lower_is_better(double actual, double target, double attainment) =>
        Assert.Equal((decimal)attainment, Attainment.Of((decimal)actual, (decimal)target, Direction.LowerIsBetter));

    [Fact]
    public void Without_data_or_target_there_is_none()
    {
        Assert.Null(Attainment.Of(null, 100m, Direction.HigherIsBetter));
        Assert.Null(Attainment.Of((decimal?)100m, null, Direction.HigherIsBetter));
    }

    static readonly Gen<decimal> Amount = Gen.Int[-100_000, 100_000].Select(i => i / 100m);

    [Fact]
    public void Attainment_is_one_exactly_at_the_target_and_never_below_zero() => Gen.Select(Amount, Amount, Gen.Enum<Direction>()).Sample((a, b, way) =>
        Attainment.Of(b, b, way) == 1m && Attainment.Of(a, b, way) >= 0m);

    [Fact]
    public void A_better_figure_never_attains_less() => Gen.Select(Amount, Amount, Amount, Gen.Enum<Direction>()).Sample((a, other, b, way) =>
        !Attainment.IsBetter(a, other, way) || Attainment.Of(a, b, way) >= Attainment.Of(other, b, way));
}
