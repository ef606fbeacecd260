using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>5 a second to one chat (of a person or a group) and 5 updates a second of one message: 230020, without headers.</summary>
sealed class PaceLimits(SandboxOptions options)
{
    const int Most = 5;
    readonly Windows windows = new();

    internal void CheckChat(Chat chat) => Check("chat " + chat.Id);
    internal void CheckMessage(string messageId) => Check("message " + messageId);

    void Check(string key)
    {
        if (options.RateLimits && windows.Take(key, Most, TimeSpan.FromSeconds(1)) > TimeSpan.Zero)
            throw new Refusal(230020, "This operation triggers the frequency limit.");
    }
}
