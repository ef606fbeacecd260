using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Bot.Tests.Base;

/// <summary>A picture of one base, read from a <see cref="FakeBase"/> on Tuesday, 14 July 2026, 10:00 in Shanghai.</summary>
sealed class Kpis : IAsyncDisposable
{
    Kpis(FakeBase fake, FakeBase.Base at, MemoryState state)
    {
        (Fake, At, State) = (fake, at, state);
        Bot = new([new() { Name = "营销", AppToken = at.Token }], new BaseTokens(state), fake, fake, new FakeDirectory(), state, WorkCalendar.WeekendsOnly,
            new(), new FeishuOptions { BaseUrl = "https://open.feishu.cn" }, Clock, NullLogger<KpiBase>.Instance);
    }

    public FakeBase Fake { get; }

    public FakeBase.Base At { get; }

    public MemoryState State { get; }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.Parse("2026-07-14T10:00:00+08:00", CultureInfo.InvariantCulture));

    public KpiBase Bot { get; }

    public IBaseSnapshot Now => Bot.Now.Bases.Single();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Kpis> OpenAsync(Action<FakeBase, FakeBase.Base>? fill = null)
    {
        var fake = new FakeBase();
        var at = fake.Complete();
        fake.Row(at, TeamsTable.Name, (TeamsTable.Team, "增长组"), (TeamsTable.Push, true));
        fake.Row(at, IndicatorsTable.Name, Leads());
        fill?.Invoke(fake, at);
        var kpis = new Kpis(fake, at, await MemoryState.OpenAsync(Ct));
        await kpis.Bot.RefreshAsync(Ct);
        fake.Calls.Clear();
        return kpis;
    }

    public static (string, JsonNode?)[] Leads(string code = "LEADS", string? parent = null) =>
    [
        (IndicatorsTable.Code, code), (IndicatorsTable.Title, "线索量"), (IndicatorsTable.Level, "团队"), (IndicatorsTable.Team, "增长组"),
        (IndicatorsTable.Unit, "条"), (IndicatorsTable.Enabled, true), (IndicatorsTable.Parent, parent),
    ];

    public static (string, JsonNode?)[] Actual(string code, string day, decimal value) =>
        [(ActualsTable.Code, code), (ActualsTable.Day, Day(day)), (ActualsTable.Value, value), (ActualsTable.Source, "人工")];

    public static (string, JsonNode?)[] Target(string code, string period, decimal value, string state = "生效", int version = 1) =>
    [
        (TargetsTable.Code, code), (TargetsTable.Period, period), (TargetsTable.Version, version), (TargetsTable.Base, value), (TargetsTable.State, state),
    ];

    /// <summary>Midnight in Shanghai, as the base keeps a day.</summary>
    public static JsonNode Day(string day) => DateTimeOffset.Parse($"{day}T00:00:00+08:00", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    public decimal? ValueOn(string day, string code = "LEADS") =>
        Now.ActualsOf(new IndicatorCode(code), DateOnly.Parse(day, CultureInfo.InvariantCulture), DateOnly.Parse(day, CultureInfo.InvariantCulture)) is [var row] ? row.Value : null;

    public async ValueTask DisposeAsync()
    {
        Bot.Dispose();
        await State.DisposeAsync();
    }
}
