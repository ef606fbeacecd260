using Kpi.Feishu;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Door;

/// <summary>Who the bot is to Feishu; asked once, and again after a failure.</summary>
public sealed class BotIdentity(IDirectory directory)
{
    BotInfo? known;

    public async Task<OpenId> IdAsync(CancellationToken ct) => (known ??= await directory.GetBotAsync(ct)).Id;
}
