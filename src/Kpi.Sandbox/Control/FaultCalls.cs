using System.Text.Json.Nodes;
using Kpi.Sandbox.Api;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Control;

/// <summary>Failures on demand.</summary>
sealed class FaultCalls(Faults faults, PushFaults pushes, Connections connections, Tokens tokens) : IControlCalls
{
    public IEnumerable<ControlCall> All =>
    [
        ControlCall.Get("/faults", "已安排的故障", _ => new JsonArray([.. faults.Planned.Select(f => (JsonNode)new JsonObject
        {
            ["endpoint"] = f.Endpoint, ["times"] = f.Times, ["status"] = f.Status, ["code"] = f.Code, ["afterWork"] = f.AfterWork, ["cut"] = f.Cut,
        })])),
        ControlCall.Post("/faults", "安排故障：{endpoint: 名称的一部分, times?, status?, code?, message?, resetSeconds?, delayMs?, afterWork?, cut?}；afterWork 先做完再出错，cut 断开连接", r =>
        {
            faults.Plan(new Fault(r.Text("endpoint") ?? "")
            {
                Times = r.Number("times", 1), Status = Number(r, "status"), Code = Number(r, "code"), Message = r.Text("message") ?? "injected",
                ResetSeconds = Number(r, "resetSeconds"), Delay = Number(r, "delayMs") is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
                AfterWork = r.Flag("afterWork"), Cut = r.Flag("cut"),
            });
            return null;
        }),
        ControlCall.Post("/faults/clear", "取消所有未发生的故障", _ =>
        {
            faults.Clear();
            return null;
        }),
        ControlCall.Post("/faults/push", "长连接故障：{loseAcks?, duplicate?, duplicateNewEventId?, cutAfterPush?, fragmentBytes?, reverseFragments?}", r =>
        {
            pushes.LoseAcks(r.Number("loseAcks", 0));
            pushes.Duplicate(r.Number("duplicate", 0));
            pushes.CutAfterPush(r.Number("cutAfterPush", 0));
            pushes.DuplicatesGetNewEventId = r.Flag("duplicateNewEventId");
            pushes.ReverseFragments = r.Flag("reverseFragments");
            pushes.FragmentBytes = Number(r, "fragmentBytes");
            return null;
        }),
        ControlCall.Get("/connections", "长连接的数量和收到的 ping", _ => new JsonObject { ["count"] = connections.Count, ["pings"] = connections.Pings }),
        ControlCall.Post("/faults/drop-connections", "断开所有长连接", _ =>
        {
            connections.DropAll();
            return null;
        }),
        ControlCall.Post("/faults/revoke-tokens", "已发出的 tenant_access_token 全部失效", _ =>
        {
            tokens.Revoke();
            return null;
        }),
    ];

    static int? Number(ControlRequest r, string name) => Json.IsInteger(r.Body[name], out var number) ? (int)number : null;
}
