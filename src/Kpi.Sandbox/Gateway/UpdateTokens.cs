using System.Collections.Concurrent;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway;

/// <summary>Tokens of presses for the delayed update (messages.md §10): 30 minutes of the calendar, two uses.</summary>
sealed class UpdateTokens(FeishuWorld world)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    readonly ConcurrentDictionary<string, Issued> issued = new();

    sealed record Issued(string MessageId, DateTimeOffset At, int Uses);

    internal string Issue(Message card)
    {
        var token = Ids.CallbackToken();
        issued[token] = new(card.Id, world.Clock.GetUtcNow(), 0);
        return token;
    }

    /// <summary>The card the token belongs to; counts as a use.</summary>
    /// <exception cref="Refusal">300020 malformed or unknown, 300030 expired, 300040 used up.</exception>
    internal string Use(string token)
    {
        if (!token.StartsWith("c-", StringComparison.Ordinal) || !issued.TryGetValue(token, out var known)) throw new Refusal(300020, "token is invalid");
        if (world.Clock.GetUtcNow() - known.At > Life) throw new Refusal(300030, "token is expired");
        if (known.Uses >= 2) throw new Refusal(300040, "token has been used up");
        issued[token] = known with { Uses = known.Uses + 1 };
        return known.MessageId;
    }
}
