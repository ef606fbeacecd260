using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Log;

/// <summary>The form of 「/kpi log 指标」: a value and its day.</summary>
sealed class LogForm(IKpiBase kpis, IOutbox outbox) : IPressHandler
{
    public const string ActionName = "log.save";

    public string Action => ActionName;

    public async Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct)
    {
        var now = kpis.Now;
        var kpi = now.Bases.FirstOrDefault(b => b.Name == press.Value.GetValueOrDefault("base"));
        if (kpi?.Find(new IndicatorCode(press.Id)) is not { Enabled: true } indicator)
            return PressAnswer.Refused("这个指标已经不在「指标」表里，或已停用。");
        var located = new Located(kpi, indicator);
        if (press.Field("value") is not { } value)
            return PressAnswer.Refused("请填写数值。");
        var day = press.Today;
        if (press.Field("day") is { } picked && !TypedDay.TryParse(picked, press.Today, out day))
            return PressAnswer.Refused($"没看懂日期「{picked}」，请写成 2026-07-13。");
        if (LogPermit.Refusal(press.Sender, located, day) is { } refusal)
            return PressAnswer.Refused(refusal.Why);
        var entry = LogEntry.Of(located, value, day, press.Today, press.Now);
        if (entry.Row is not { } row)
            return PressAnswer.Refused(entry.Mistake!);
        await outbox.AddAsync(tx, [], [ActualsTable.Write(kpi, row)], ct);
        return PressAnswer.Done("已填报", LogView.Of(now, located, row, press.Today, press.Words));
    }
}
