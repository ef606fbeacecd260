using Kpi.Feishu;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Tests.Base;

/// <summary>A directory that knows the bot only.</summary>
sealed class FakeDirectory : IDirectory
{
    public static OpenId Bot { get; } = new("ou_bot");

    public Task<BotInfo> GetBotAsync(CancellationToken ct) => Task.FromResult(new BotInfo(Bot, "KPI助手", true));

    public Task<IReadOnlyDictionary<string, OpenId>> FindByEmailAsync(IReadOnlyCollection<string> emails, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Person>> GetPeopleAsync(IReadOnlyCollection<OpenId> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Chat>> GetChatsAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> IsInChatAsync(ChatId chat, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlySet<string>> GetGrantedScopesAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task RegisterSlashCommandAsync(string command, string descriptionZh, string descriptionEn, CancellationToken ct) => throw new NotSupportedException();
}
