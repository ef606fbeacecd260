using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Control;

/// <summary>Acting as a person.</summary>
sealed class TalkCalls(FeishuWorld world, PersonActions people) : IControlCalls
{
    public IEnumerable<ControlCall> All =>
    [
        ControlCall.PostAsync("/say", "某人发消息：{person, chat 或 bot, text, replyTo?, inThread?}；文字里可以写 @KPI助手、@姓名、@所有人。给 bot 时发到单聊", SayAsync),
        ControlCall.PostAsync("/open", "某人打开与机器人的单聊：{person, bot}", async r => WorldJson.Chat(await people.OpenP2pAsync(r.Need("person"), r.Need("bot"), r.Ct))),
        ControlCall.PostAsync("/press", "点按钮：{person, message, target}；target 是 JSON pointer、element_id、name 或按钮文字", async r =>
            Result(await people.PressAsync(r.Need("person"), r.Need("message"), r.Need("target"), r.Ct))),
        ControlCall.PostAsync("/select", "选择、填写或勾选表单外的组件：{person, message, target, value}", async r =>
            Result(await people.SelectAsync(r.Need("person"), r.Need("message"), r.Need("target"), r.Body["value"]?.DeepClone(), r.Ct))),
        ControlCall.PostAsync("/submit", "提交表单：{person, message, form, button?, values: {name: 值}}", async r =>
            Result(await people.SubmitFormAsync(r.Need("person"), r.Need("message"), r.Need("form"), r.Text("button"), Values(r), r.Ct))),
        ControlCall.PostAsync("/recall", "撤回自己的消息：{person, message}", async r =>
        {
            await people.RecallAsync(r.Need("person"), r.Need("message"), r.Ct);
            return null;
        }),
    ];

    async Task<JsonNode?> SayAsync(ControlRequest r)
    {
        var person = r.Need("person");
        var chat = r.Text("bot") is { } bot ? world.Chats.P2p(world.Apps.Require(bot), world.People.Require(person)).Id : r.Need("chat");
        return WorldJson.Message(world, await people.SendTextAsync(person, chat, r.Need("text"), r.Text("replyTo"), r.Flag("inThread"), r.Ct));
    }

    internal static Dictionary<string, JsonNode?> Values(ControlRequest r) =>
        (r.Body["values"] as JsonObject)?.ToDictionary(v => v.Key, v => v.Value?.DeepClone()) ?? [];

    static JsonObject Result(PressResult result) => new()
    {
        ["toast"] = result.Toast is { } toast ? new JsonObject { ["type"] = toast.Type, ["content"] = toast.Content } : null,
        ["code"] = result.Code, ["problem"] = result.Problem, ["cardReplaced"] = result.CardReplaced, ["url"] = result.Url,
    };
}
