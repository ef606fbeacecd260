using System.Diagnostics;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api;

/// <summary>Tenant access tokens (auth.md §3). Their life is measured by the stopwatch: a jump of the calendar expires none.</summary>
sealed class Tokens(FeishuWorld world, SandboxOptions options)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Issued> issued = [];

    sealed record Issued(string Token, string AppId, long At);

    /// <summary>The same token while at least a quarter of its life is left (30 min of 2 h), then a new one beside it.</summary>
    internal (string Token, int Seconds) Issue(BotApp app)
    {
        lock (gate)
        {
            var current = issued.Values.Where(t => t.AppId == app.AppId).OrderBy(t => t.At).LastOrDefault();
            if (current is null || Left(current) < options.TokenLifetime / 4)
            {
                current = new("t-g1" + Ids.Hex(38), app.AppId, Stopwatch.GetTimestamp());
                issued[current.Token] = current;
            }
            return (current.Token, (int)Math.Ceiling(Left(current).TotalSeconds));
        }
    }

    /// <exception cref="Refusal">99991661 none, 99991671 malformed, 99991668 a user's, 99991663 unknown or expired, 99991662 app disabled. HTTP 400.</exception>
    internal BotApp Recognise(string? header)
    {
        if (header is null || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header.Length == 7)
            throw new Refusal(99991661, "Missing access token for authorization. Please make a request with token attached.");
        var token = header[7..].Trim();
        if (token.StartsWith("u-", StringComparison.Ordinal))
            throw new Refusal(99991668, "Invalid access token for authorization. user access token not support");
        if (!token.StartsWith("t-", StringComparison.Ordinal)) throw new Refusal(99991671, "Invalid token: must start with t-/u-");
        Issued? known;
        lock (gate) known = issued.GetValueOrDefault(token);
        if (known is null || Left(known) <= TimeSpan.Zero)
            throw new Refusal(99991663, "Invalid access token for authorization. Please make a request with token attached.");
        var app = world.Apps.Require(known.AppId);
        return app.Enabled ? app : throw new Refusal(99991662, "app not in use");
    }

    /// <summary>Every token issued so far stops working at once (a fault, and what a reset secret does).</summary>
    internal void Revoke() { lock (gate) issued.Clear(); }

    TimeSpan Left(Issued token) => options.TokenLifetime - Stopwatch.GetElapsedTime(token.At);
}
