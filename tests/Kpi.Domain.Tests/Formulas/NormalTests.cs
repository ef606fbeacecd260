using Kpi.Domain.Formulas;

namespace Kpi.Domain.Tests.Formulas;

public sealed class NormalTests
{
    // Values of the printed tables (Abramowitz and Stegun 26.1).
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(1.2815515655446004, 0.9)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(3, 0.9986501019683699)]
    [InlineData(4, 0.9999683287581669)]
    [InlineData(-2, 0.0227501319481792)]
    public void The_normal_distribution_is_that_of_the_tables(double z, double probability) => Assert.Equal(probability, Normal.Cdf(z), 12);

    [Theory]
    [InlineData(60, 1)]
    [InlineData(-60, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Far_out_it_is_certain(double z, double probability) => Assert.Equal(probability, Normal.Cdf(z));

    [Fact]
    public void It_never_falls_also_where_two_methods_meet()
    {
        for (var z = -6.0; z < 6; z += 0.001)
            Assert.True(Normal.Cdf(z + 0.001) >= Normal.Cdf(z), $"at {z}");
    }
}
