namespace Kpi.Feishu.Directory;

/// <summary>The bot as Feishu knows it.</summary>
/// <param name="Enabled">False while the app is not installed or was disabled.</param>
public sealed record BotInfo(OpenId Id, string Name, bool Enabled);

/// <summary>A person, as far as the app may see them.</summary>
public sealed record Person(OpenId Id, string? Name, string? Email, OpenId? Leader);

/// <summary>A group the bot is in.</summary>
public sealed record Chat(ChatId Id, string Name);

/// <summary>Who is who and who is where.</summary>
public interface IDirectory
{
    /// <exception cref="FeishuException"/>
    Task<BotInfo> GetBotAsync(CancellationToken ct);

    /// <summary>The people behind e-mail addresses; addresses nobody has are left out.</summary>
    Task<IReadOnlyDictionary<string, OpenId>> FindByEmailAsync(IReadOnlyCollection<string> emails, CancellationToken ct);

    /// <summary>People by id; those the app may not see are left out.</summary>
    Task<IReadOnlyList<Person>> GetPeopleAsync(IReadOnlyCollection<OpenId> ids, CancellationToken ct);

    /// <summary>The groups the bot is in; direct chats are not listed.</summary>
    Task<IReadOnlyList<Chat>> GetChatsAsync(CancellationToken ct);

    Task<bool> IsInChatAsync(ChatId chat, CancellationToken ct);

    /// <summary>The scopes granted to the app, by name.</summary>
    Task<IReadOnlySet<string>> GetGrantedScopesAsync(CancellationToken ct);

    /// <summary>Puts a command into the platform's slash panel, or renews its description.</summary>
    /// <exception cref="FeishuException">Kind <c>Permission</c>: the tenant lacks this optional feature.</exception>
    Task RegisterSlashCommandAsync(string command, string descriptionZh, string descriptionEn, CancellationToken ct);
}
