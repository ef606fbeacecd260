using CsCheck;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class ScoreTests
{
    [Theory]
    [InlineData(400, 1000, 1200, 40)]
    [InlineData(1100, 1000, 1200, 110)]
    [InlineData(1300, 1000, 1200, 120)]
    [InlineData(1000, 1000, 1200, 100)]
    [InlineData(0, 1000, 1200, 0)]
    [InlineData(1250, 1000, 1500, 110)] // half way to the challenge
    [InlineData(1100, 1000, 900, 110)] // a challenge that isn't better counts as none: 110 %
    [InlineData(1100, 1000, 1000, 110)]
    [InlineData(-80, -100, -60, 110)] // a loss: 0 at −200, 100 at −100, 120 at −60
    [InlineData(5, 0, 10, 110)] // B = 0: on its good side from 100 up to the challenge
    [InlineData(-1, 0, 10, 0)]
    public void Higher_is_better(double actual, double target, double challenge, double score) =>
        Assert.Equal((decimal)score, Score.Of((decimal)actual, (decimal)target, (decimal)challenge, Direction.HigherIsBetter));

    [Theory]
    [InlineData(230, 85)]
    [InlineData(180, 110)]
    [InlineData(150, 120)]
    [InlineData(420, 0)]
    public void Lower_is_better_with_200_and_challenge_160(double actual, double score) =>
        Assert.Equal((decimal)score, Score.Of((decimal)actual, 200m, 160m, Direction.LowerIsBetter));

    [Theory]
    [InlineData(1150, 1000, Direction.HigherIsBetter, 115)]
    [InlineData(1500, 1000, Direction.HigherIsBetter, 120)]
    [InlineData(170, 200, Direction.LowerIsBetter, 115)] // 2 − 0.85
    [InlineData(7, 0, Direction.HigherIsBetter, 100)] // no A is 120 % of 0
    public void Without_challenge_120_percent_of_attainment_scores_120(double actual, double target, Direction way, double score) =>
        Assert.Equal((decimal)score, Score.Of((decimal)actual, (decimal)target, null, way));

    static readonly Gen<decimal> Amount = Gen.Int[-100_000, 100_000].Select(i => i / 100m);

    [Fact]
    public void A_better_figure_never_scores_less_and_all_stay_between_0_and_120() =>
        Gen.Select(Amount, Amount, Amount, Amount.Select(Gen.Bool, (c, none) => none ? (decimal?)null : c), Gen.Enum<Direction>()).Sample((a, other, b, c, way) =>
        {
            var (score, otherScore) = (Score.Of(a, b, c, way), Score.Of(other, b, c, way));
            return score is >= 0m and <= 120m && (!Attainment.IsBetter(a, other, way) || score >= otherScore);
        });
}
