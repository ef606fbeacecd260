using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Control;

/// <summary>The calendar and the log of calls.</summary>
sealed class ClockCalls(FeishuWorld world) : IControlCalls
{
    public IEnumerable<ControlCall> All =>
    [
        ControlCall.Get("/clock", "现在几点（北京时间）", _ => Now()),
        ControlCall.PostAsync("/clock", "拨动日历：{to: '2026-07-14T09:00' 北京时间} 或 {advanceSeconds} 或 {frozen: true/false}；只能向前", MoveAsync),
        ControlCall.Get("/calls", "最近的调用和推送，参数 since=编号、endpoint=名称的一部分", r =>
        {
            var since = long.TryParse(r.Query("since"), CultureInfo.InvariantCulture, out var number) ? number : 0;
            var part = r.Query("endpoint") ?? "";
            return new JsonArray([.. world.Calls.All.Where(c => c.Number > since && c.Endpoint.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(Shown)]);
        }),
    ];

    JsonObject Now() => new() { ["now"] = WorldJson.Time(world.Clock.GetUtcNow()), ["frozen"] = world.Clock.Frozen };

    async Task<JsonNode?> MoveAsync(ControlRequest r)
    {
        if (r.Body["frozen"] is not null)
            if (r.Flag("frozen")) world.Clock.Freeze();
            else world.Clock.Run();
        if (r.Text("to") is { } text)
        {
            var to = new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture), SandboxClock.Zone.BaseUtcOffset);
            if (to < world.Clock.GetUtcNow()) throw new ArgumentException($"日历只能向前拨，{text} 已经过去");
            await world.Timeline.MoveToAsync(to, r.Ct);
        }
        if (r.Number("advanceSeconds", 0) is > 0 and var seconds) await world.Timeline.AdvanceAsync(TimeSpan.FromSeconds(seconds), r.Ct);
        return Now();
    }

    static JsonNode Shown(Call call) => new JsonObject
    {
        ["number"] = call.Number, ["at"] = WorldJson.Time(call.At), ["method"] = call.Method, ["path"] = call.Path, ["endpoint"] = call.Endpoint,
        ["status"] = call.Status, ["code"] = call.Code, ["ms"] = call.Milliseconds, ["request"] = call.Request, ["answer"] = call.Answer, ["log_id"] = call.LogId,
    };
}
