using CsCheck;
using Kpi.Bot.Cards;

namespace Kpi.Bot.Tests.Cards;

/// <summary>What holds of every figure, whatever its value.</summary>
public sealed class WordsPropertiesTests
{
    static readonly Words Words = Words.Chinese;
    static readonly Gen<decimal> Value = Gen.Decimal[-5_000_000m, 5_000_000m];
    static readonly Gen<decimal> Share = Gen.Decimal[-0.5m, 2m];

    [Fact]
    public void A_number_stays_short_and_never_has_a_hyphen_or_a_minus_zero() => Value.Sample(v =>
    {
        var text = Words.Number(v);
        Assert.True(text.Length <= 8, text);
        Assert.DoesNotContain('-', text);
        Assert.NotEqual("−0", text);
    });

    [Fact]
    public void A_number_and_its_negative_differ_by_the_sign_only() => Value.Sample(v =>
        Assert.Equal(Words.Number(Math.Abs(v)), Words.Number(-Math.Abs(v)).TrimStart('−')));

    [Fact]
    public void A_change_up_has_a_plus_and_down_a_minus() => Value.Where(v => Math.Abs(v) >= 0.005m).Sample(v =>
        Assert.Equal(v > 0 ? '+' : '−', Words.Change(v, "元")[0]));

    [Fact]
    public void A_bar_has_ten_blocks_one_notch_and_is_full_only_when_reached() => Gen.Select(Share, Share).Sample((attainment, pace) =>
    {
        var bar = Words.Bar(attainment, pace);
        Assert.Equal((11, 1), (bar.Length, bar.Count(c => c == '┆')));
        Assert.Equal(attainment >= 1, bar.Count(c => c == '▰') == 10);
        Assert.Equal(attainment > 0, bar.Contains('▰'));
    });

    [Fact]
    public void More_attainment_never_has_fewer_blocks() => Gen.Select(Share, Share).Sample((a, b) =>
        Assert.True(Words.Bar(Math.Min(a, b), null).Count(c => c == '▰') <= Words.Bar(Math.Max(a, b), null).Count(c => c == '▰')));

    [Fact]
    public void A_spark_has_a_step_for_each_day_or_too_few_days_to_be_one() => Gen.Decimal[0m, 1000m].Nullable().List[1, 31].Sample(days =>
        Assert.True(days.Count(d => d is not null) < 3 ? Words.Spark(days).Length == 0 : Words.Spark(days).Length == days.Count));
}
