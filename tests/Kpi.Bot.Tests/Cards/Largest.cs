using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Cards;

/// <summary>The largest team that a card must hold: long names, large figures, a year of days.</summary>
static class Largest
{
    public static Paper Team(int indicators, string? owner = null)
    {
        var paper = new Paper();
        for (var i = 0; i < indicators; i++)
        {
            var number = i;
            var indicator = paper.Indicator($"华东大区新媒体短视频投放线索转化指标{i:00}", 1_234_567 + i, i % 3 == 0 ? "元/条" : "条", owner,
                p => p with { Definition = new string('口', 60), DataSource = $"来源系统{number % 6}", Weight = number });
            paper.Target(indicator, Kpi.Domain.Periods.Period.MonthOf(Paper.Today), 1_300_000, version: 2, challenge: 1_500_000, approved: false);
            paper.Daily(indicator, "2026-06-01", i % 5 == 0 ? "2026-07-10" : "2026-07-13", 12_345 + i * 997);
        }
        return paper;
    }
}
