using Kpi.Feishu;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Tests.RoomsKit;

/// <summary>A bot named <c>ou_bot</c>.</summary>
sealed class FakeDirectory : IDirectory
{
    public Task<BotInfo> GetBotAsync(CancellationToken ct) => Task.FromResult(new BotInfo(new("ou_bot"), "KPI助手", true));

    public Task<IReadOnlyDictionary<string, OpenId>> FindByEmailAsync(IReadOnlyCollection<string> emails, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Person>> GetPeopleAsync(IReadOnlyCollection<OpenId> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Chat>> GetChatsAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> IsInChatAsync(ChatId chat, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlySet<string>> GetGrantedScopesAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task RegisterSlashCommandAsync(string command, string descriptionZh, string descriptionEn, CancellationToken ct) => throw new NotSupportedException();
}
