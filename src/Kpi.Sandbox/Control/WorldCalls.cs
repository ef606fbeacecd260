using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Control;

/// <summary>Looking at the world, and what an administrator or fate does to it.</summary>
sealed class WorldCalls(FeishuWorld world) : IControlCalls
{
    public IEnumerable<ControlCall> All =>
    [
        ControlCall.Get("/world", "人、应用、会话、多维表格和日历", _ => new JsonObject
        {
            ["now"] = WorldJson.Time(world.Clock.GetUtcNow()),
            ["people"] = new JsonArray([.. world.People.All.Select(p => (JsonNode)WorldJson.Person(p))]),
            ["apps"] = new JsonArray([.. world.Apps.All.Select(a => (JsonNode)new JsonObject
            {
                ["app_id"] = a.AppId, ["app_secret"] = a.Secret, ["name"] = a.Name, ["open_id"] = a.BotOpenId, ["scopes"] = WorldJson.Strings(a.Scopes),
            })]),
            ["chats"] = new JsonArray([.. world.Chats.All.Select(c => (JsonNode)WorldJson.Chat(c))]),
            ["bases"] = new JsonArray([.. world.Bases.All.Select(b => (JsonNode)WorldJson.Base(b))]),
        }),
        ControlCall.Get("/chats/{chat}/messages", "一个会话的全部消息，先旧后新；卡片带可操作的组件", r =>
            new JsonObject { ["items"] = new JsonArray([.. world.Messages.In(world.Chats.Require(r.Route("chat")).Id).Select(m => (JsonNode)WorldJson.Message(world, m))]) }),
        ControlCall.Get("/messages/{message}", "一条消息", r => WorldJson.Message(world, world.Messages.Require(r.Route("message")))),
        ControlCall.Post("/chats", "建群：{name, members: [人], bots: [机器人]}", r => WorldJson.Chat(
            world.Chats.AddGroup(r.Need("name"), r.Texts("members").Select(world.People.Require), r.Texts("bots").Select(world.Apps.Require)))),
        ControlCall.Post("/chats/{chat}", "改群：{by, bot, botIn?: true 加入/false 移出, dissolved?: true}", Regroup),
        ControlCall.Post("/people/{person}", "改人：{resigned: true/false}", r =>
        {
            var person = world.People.Require(r.Route("person")) with { Resigned = r.Flag("resigned") };
            world.People.Put(person);
            return WorldJson.Person(person);
        }),
        ControlCall.Post("/scopes", "改应用权限：{app, add: [], remove: []}", r =>
        {
            var app = world.Apps.Require(r.Need("app"));
            app = app with { Scopes = app.Scopes.Union(r.Texts("add")).Except(r.Texts("remove")).ToHashSet() };
            world.Apps.Put(app);
            return WorldJson.Strings(app.Scopes);
        }),
    ];

    JsonObject Regroup(ControlRequest r)
    {
        var chat = world.Chats.Require(r.Route("chat"));
        if (r.Text("bot") is { } bot)
            world.Chats.SetBot(chat.Id, world.Apps.Require(bot), Actor.Of(world.People.Require(r.Need("by"))), r.Flag("botIn"));
        if (r.Flag("dissolved")) world.Chats.Change(chat.Id, c => c with { Dissolved = true });
        return WorldJson.Chat(world.Chats.Require(chat.Id));
    }
}
