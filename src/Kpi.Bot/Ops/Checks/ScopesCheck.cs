using Kpi.Feishu.Directory;

namespace Kpi.Bot.Ops.Checks;

/// <summary>Every permission scope the bot uses is granted; one of those in a line is enough.</summary>
/// <remarks>The lists are the OR lists of the platform's own pages; old names of the receive scopes are still granted to older apps.</remarks>
sealed class ScopesCheck(IDirectory directory) : ICheck
{
    static readonly (string For, string[] AnyOf, bool Optional)[] Used =
    [
        ("发送和更新消息", ["im:message", "im:message:send_as_bot"], false),
        ("接收单聊消息", ["im:message.p2p_msg:readonly", "im:message.p2p_msg"], false),
        ("接收群里@机器人的消息", ["im:message.group_at_msg:readonly", "im:message.group_at_msg"], false),
        ("知道自己在哪些群", ["im:chat:readonly", "im:chat", "im:chat:read"], false),
        ("读写多维表格", ["bitable:app"], false),
        ("订阅表格变更", ["docs:event:subscribe", "drive:drive", "docs:doc", "bitable:app"], false),
        ("按邮箱找人", ["contact:user.id:readonly"], true),
        ("读取姓名", ["contact:user.base:readonly", "contact:contact:readonly_as_app"], true),
        ("斜杠面板", ["application:app_slash_command:write"], true),
    ];

    public string Name => "权限";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        var granted = await directory.GetGrantedScopesAsync(ct);
        return [.. Used.Select(use => LineOf(use, granted))];
    }

    static CheckLine LineOf((string For, string[] AnyOf, bool Optional) use, IReadOnlySet<string> granted)
    {
        if (use.AnyOf.FirstOrDefault(granted.Contains) is { } found)
            return CheckLine.Good($"权限 {found}：{use.For}");
        return new(use.Optional, $"权限 {use.AnyOf[0]}：{use.For}，未开通{(use.Optional ? "（可选）" : "")}", use.Optional ? null : "在开发者后台「权限管理」开通，并发布新版本");
    }
}
