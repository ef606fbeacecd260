namespace Kpi.Feishu.Directory;

/// <param name="ActivateStatus">2 is enabled.</param>
sealed record BotData(int ActivateStatus, string? AppName, string OpenId);

sealed record BotAnswer(BotData Bot);

sealed record EmailsBody(IReadOnlyList<string> Emails, bool IncludeResigned = false);

/// <param name="UserId">Absent where nobody has the address; an open id, as asked for.</param>
sealed record EmailUser(string? UserId, string? Email);

sealed record EmailsAnswer(IReadOnlyList<EmailUser>? UserList);

sealed record UserData(string OpenId, string? Name, string? Email, string? EnterpriseEmail, string? LeaderUserId);

sealed record UsersAnswer(IReadOnlyList<UserData>? Items);

sealed record ChatData(string ChatId, string? Name);

sealed record ChatsPage(bool HasMore, string? PageToken, IReadOnlyList<ChatData>? Items);

sealed record InChatAnswer(bool IsInChat);

/// <param name="GrantStatus">1 is granted.</param>
sealed record ScopeData(string ScopeName, int GrantStatus);

sealed record ScopesAnswer(IReadOnlyList<ScopeData>? Scopes);

sealed record SlashText(string DefaultValue, Dictionary<string, string> I18n);

sealed record SlashCommand(string CommandId, string Command);

sealed record SlashCommands(IReadOnlyList<SlashCommand>? Items);

/// <param name="Command">Null in a change: the name can't be changed.</param>
sealed record SlashCommandBody(string? Command, SlashText Description);
