using CsCheck;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class ContributionTests
{
    readonly Board board = new();

    IReadOnlyList<Contribution> July(params Indicator[] team) => Contributions.Of(board.Facts,
        team.Select(i => Standing.Of(board.Facts, i, Board.P("2026-07"), Board.D("2026-08-01"))), Board.D("2026-08-01"));

    [Fact]
    public void The_parts_of_persons_and_what_is_nobodys_add_up_to_the_team()
    {
        var leads = board.Add("线索量", weight: 40);
        var other = board.Add("UGC", weight: 60, direction: Direction.LowerIsBetter);
        board.Target(leads, "2026-07", 1000).Target(other, "2026-07", 1).Row(other, "2026-07-01", 1)
            .Row(board.Add("短视频", level: Level.Person, parent: "线索量", owner: "王芳"), "2026-07-03", 300)
            .Row(board.Add("线下", level: Level.Person, parent: "线索量", owner: "李雷"), "2026-07-04", 120)
            .Row(board.Add("其他", level: Level.Person, parent: "线索量"), "2026-07-05", 50);

        var parts = July(leads, other);

        Assert.Equal([("王芳", 12m), ("李雷", 4.8m), (null, 2m)], parts.Select(p => (p.Person?.Value, p.Points)));
        Assert.Equal(18.8m, parts.Sum(p => p.Points));
    }

    [Fact]
    public void A_ratio_is_shared_by_the_numerators()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%", weight: 100);
        board.Target(rate, "2026-07", 40)
            .Row(board.Add("甲", Aggregation.Ratio, level: Level.Person, parent: "转化率", owner: "王芳", unit: "%"), "2026-07-01", part: 1, of: 10)
            .Row(board.Add("乙", Aggregation.Ratio, level: Level.Person, parent: "转化率", owner: "李雷", unit: "%"), "2026-07-01", part: 30, of: 90);

        // 31 % of 40 %: 77.5 points, of which 1/100 ÷ 0.4 and 30/100 ÷ 0.4.
        Assert.Equal([("王芳", 2.5m), ("李雷", 75m)], July(rate).Select(p => (p.Person?.Value, p.Points)));
    }

    [Fact]
    public void A_person_with_two_children_has_one_part_and_more_than_the_team_saw_is_shown_as_less_than_nothing()
    {
        var leads = board.Add("线索量", weight: 100);
        board.Target(leads, "2026-07", 100).Row(leads, "2026-07-01", 50)
            .Row(board.Add("甲", level: Level.Person, parent: "线索量", owner: "王芳"), "2026-07-03", 30)
            .Row(board.Add("乙", level: Level.Person, parent: "线索量", owner: "王芳"), "2026-07-03", 25);

        Assert.Equal([("王芳", 55m), (null, -5m)], July(leads).Select(p => (p.Person?.Value, p.Points)));
    }

    [Fact]
    public void Costs_means_and_targets_of_0_carry_none()
    {
        var cost = board.Add("费用", weight: 30, direction: Direction.LowerIsBetter);
        var hours = board.Add("时效", Aggregation.Mean, weight: 30);
        var zero = board.Add("零", weight: 40);
        foreach (var indicator in new[] { cost, hours, zero })
            board.Target(indicator, "2026-07", indicator == zero ? 0 : 10).Row(indicator, "2026-07-01", 5);

        Assert.Empty(July(cost, hours, zero));
    }

    static readonly Gen<(int Weight, int Target, int[] Parts, int Nobody)> Any =
        Gen.Select(Gen.Int[1, 99], Gen.Int[1, 99_999], Gen.Int[0, 99_999].Array[0, 5], Gen.Int[0, 999]);

    [Fact]
    public void They_add_up_to_the_uncapped_attainment_exactly() => Any.Array[1, 4].Sample(given =>
    {
        var test = new ContributionTests();
        var team = given.Select((g, i) =>
        {
            var indicator = test.board.Add($"I{i}", weight: g.Weight);
            test.board.Target(indicator, "2026-07", g.Target)
                .Row(test.board.Add($"I{i}_x", level: Level.Person, parent: $"I{i}"), "2026-07-01", g.Nobody);
            for (var p = 0; p < g.Parts.Length; p++)
                test.board.Row(test.board.Add($"I{i}_{p}", level: Level.Person, parent: $"I{i}", owner: $"人{p}"), "2026-07-02", g.Parts[p]);
            return indicator;
        }).ToArray();
        var parts = test.July(team);
        var facts = test.board.Facts;
        var standings = team.Select(i => Standing.Of(facts, i, Board.P("2026-07"), Board.D("2026-08-01"))).ToList();
        var weights = standings.Sum(s => s.Indicator.Weight);
        // Each indicator to the last of its 12 decimals, the team to the sum of those.
        return standings.TrueForAll(s => parts.Where(p => p.Indicator == s.Indicator).Sum(p => p.Points)
                == Math.Round(100m * (s.Indicator.Weight / weights) / s.BaseTarget!.Value * s.Now.Value!.Value, 12))
            && Math.Abs(parts.Sum(p => p.Points) - 100m * TeamAttainment.Of(standings).Uncapped!.Value) < 1e-11m;
    });
}
