namespace Kpi.Sandbox.Demo;

/// <summary>What the demo tenant's administrator granted: the list of contacts.md §7, without the sensitive <c>im:message.group_msg</c>.</summary>
static class DemoScopes
{
    internal static IReadOnlySet<string> App { get; } = new HashSet<string>
    {
        "im:message", "im:message:send_as_bot", "im:message:readonly", "im:message.p2p_msg:readonly", "im:message.group_at_msg:readonly",
        "im:resource", "im:message.reactions:write_only", "im:chat:readonly", "im:chat.members:read",
        "bitable:app", "docs:event:subscribe", "docs:permission.member:create",
        "contact:contact.base:readonly", "contact:user.base:readonly", "contact:user.department:readonly", "contact:user.id:readonly",
        "contact:user.employee_id:readonly", "contact:user.employee:readonly", "contact:user.email:readonly", "contact:user.basic_profile:readonly",
        "application:app_slash_command:read", "application:app_slash_command:write",
    };

    internal static IReadOnlySet<string> User { get; } = new HashSet<string> { "bitable:app" };
}
