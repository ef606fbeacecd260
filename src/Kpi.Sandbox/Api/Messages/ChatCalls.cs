using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Chats and their members (messages.md §9).</summary>
sealed class ChatCalls(FeishuWorld world) : IEndpoints
{
    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", "/open-apis/im/v1/chats", Limit.Usual, ["im:chat", "im:chat:readonly", "im:chat:read", "im:chat.group_info:readonly"], List),
        Endpoint.Of("GET", "/open-apis/im/v1/chats/{chat_id}", Limit.Usual, ["im:chat", "im:chat:read", "im:chat:readonly"], Get),
        Endpoint.Of("GET", "/open-apis/im/v1/chats/{chat_id}/members", Limit.Usual, ["im:chat", "im:chat:readonly", "im:chat.members:read", "im:chat.group_info:readonly"], Members),
        Endpoint.Of("GET", "/open-apis/im/v1/chats/{chat_id}/members/is_in_chat", Limit.Usual, ["im:chat", "im:chat:readonly", "im:chat.members:read", "im:chat.group_info:readonly"],
            call => new() { ["is_in_chat"] = Standing(call).Bots.Contains(call.App.AppId) }),
    ];

    JsonObject List(ApiCall call) => Paging.Page(call,
        [.. world.Chats.All.Where(c => !c.IsP2p && c.Bots.Contains(call.App.AppId)).OrderBy(c => c.Created)], call.PageSize(100, 20), chat => new JsonObject
        {
            ["chat_id"] = chat.Id, ["avatar"] = "https://s1-imfile.feishucdn.com/static/group.png", ["name"] = chat.Name, ["description"] = chat.Description,
            ["owner_id"] = chat.OwnerOpenId, ["owner_id_type"] = "open_id", ["external"] = false, ["tenant_key"] = world.TenantKey,
            ["chat_status"] = Status(chat),
        });

    JsonObject Get(ApiCall call)
    {
        var chat = Standing(call);
        var shown = new JsonObject
        {
            ["avatar"] = "https://s1-imfile.feishucdn.com/static/group.png", ["name"] = chat.Name, ["chat_status"] = Status(chat),
            ["user_count"] = chat.Members.Count.ToString(CultureInfo.InvariantCulture), ["bot_count"] = chat.Bots.Count.ToString(CultureInfo.InvariantCulture),
        };
        if (!chat.Bots.Contains(call.App.AppId)) return shown;
        shown["description"] = chat.Description;
        shown["owner_id"] = chat.OwnerOpenId;
        shown["owner_id_type"] = "open_id";
        shown["chat_mode"] = chat.IsP2p ? "p2p" : "group";
        shown["chat_type"] = "private";
        shown["chat_tag"] = "inner";
        shown["group_message_type"] = "chat";
        shown["at_all_permission"] = shown["moderation_permission"] = "all_members";
        shown["external"] = false;
        shown["tenant_key"] = world.TenantKey;
        return shown;
    }

    JsonObject Members(ApiCall call)
    {
        var chat = Standing(call);
        if (!chat.Bots.Contains(call.App.AppId)) throw new Refusal(232011, "Operator can NOT be out of the chat.");
        var kind = ApiCall.PersonIdKind(call.Query("member_id_type"));
        var page = Paging.Page(call, [.. chat.Members.Select(world.People.Find).OfType<Person>()], call.PageSize(100, 20), person => new JsonObject
        {
            ["member_id_type"] = kind, ["member_id"] = kind switch { "union_id" => person.UnionId, "user_id" => person.UserId, _ => person.OpenId },
            ["name"] = person.Name, ["tenant_key"] = world.TenantKey,
        });
        page["member_total"] = chat.Members.Count;
        return page;
    }

    Chat Standing(ApiCall call)
    {
        var chat = world.Chats.All.FirstOrDefault(c => c.Id == call.Route("chat_id")) ?? throw new Refusal(232006, "Your request specifies a chat_id which is invalid.");
        return chat.Dissolved ? throw new Refusal(232009, "Your request specifies a chat which has already been dissolved.") : chat;
    }

    static string Status(Chat chat) => chat.Dissolved ? "dissolved" : "normal";
}
