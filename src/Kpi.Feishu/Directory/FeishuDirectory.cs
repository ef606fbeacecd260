using Kpi.Feishu.Http;

namespace Kpi.Feishu.Directory;

/// <summary>Asks who is who and who is where.</summary>
/// <remarks>
/// 1000 a minute and 50 a second an endpoint. People outside the app's contact range are left out by Feishu itself.
/// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/batch
/// </remarks>
sealed class FeishuDirectory(FeishuHttp http) : IDirectory
{
    const int Enabled = 2, Granted = 1, MostPeople = 50, ChatsAPage = 100;
    const string SlashPath = "application/v7/app_slash_commands";

    /// <summary>Needs no scope. https://open.feishu.cn/document/ukTMukTMukTM/uAjMxEjLwITMx4CMyETM</summary>
    public async Task<BotInfo> GetBotAsync(CancellationToken ct)
    {
        var bot = (await http.GetAsync(new Call(HttpMethod.Get, "bot/v3/info") { Flat = true }, FeishuJson.Wire.BotAnswer, ct)).Bot;
        return new(new(bot.OpenId), bot.AppName ?? "", bot.ActivateStatus == Enabled);
    }

    /// <summary>50 addresses a call. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/batch_get_id</summary>
    public async Task<IReadOnlyDictionary<string, OpenId>> FindByEmailAsync(IReadOnlyCollection<string> emails, CancellationToken ct)
    {
        var found = new Dictionary<string, OpenId>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in emails.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MostPeople))
        {
            var call = new Call(HttpMethod.Post, "contact/v3/users/batch_get_id") { Query = "?user_id_type=open_id" };
            var answer = await http.AskAsync(call, new EmailsBody(chunk), FeishuJson.Wire.EmailsBody, FeishuJson.Wire.EmailsAnswer, ct);
            foreach (var user in answer.UserList ?? [])
            {
                if (user is { UserId.Length: > 0, Email: { } email })
                    found[email] = new(user.UserId);
            }
        }
        return found;
    }

    /// <summary>50 people a call; where one id spoils a call (it is unknown or out of range), it is found by halves and left out.</summary>
    public async Task<IReadOnlyList<Person>> GetPeopleAsync(IReadOnlyCollection<OpenId> ids, CancellationToken ct)
    {
        var found = new List<Person>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(MostPeople))
            found.AddRange(await PeopleAsync(chunk, ct));
        return found;
    }

    async Task<IEnumerable<Person>> PeopleAsync(OpenId[] ids, CancellationToken ct)
    {
        var query = "?user_id_type=open_id" + string.Concat(ids.Select(id => $"&user_ids={Uri.EscapeDataString(id.Value)}"));
        try
        {
            var answer = await http.GetAsync(
                new Call(HttpMethod.Get, "contact/v3/users/batch") { Query = query }, FeishuJson.Wire.UsersAnswer, ct);
            return (answer.Items ?? []).Select(PersonOf);
        }
        catch (FeishuException unknown) when (unknown.Code is Codes.UnknownPerson or Codes.InvalidPerson or Codes.UnseenPerson)
        {
            if (ids.Length == 1)
                return [];
        }
        return [.. await PeopleAsync(ids[..(ids.Length / 2)], ct), .. await PeopleAsync(ids[(ids.Length / 2)..], ct)];
    }

    /// <summary>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/im-v1/chat/list</summary>
    public async Task<IReadOnlyList<Chat>> GetChatsAsync(CancellationToken ct)
    {
        var all = new List<Chat>();
        for (string? token = null; ;)
        {
            var query = $"?page_size={ChatsAPage}" + (token is null ? "" : $"&page_token={Uri.EscapeDataString(token)}");
            var page = await http.GetAsync(new Call(HttpMethod.Get, "im/v1/chats") { Query = query }, FeishuJson.Wire.ChatsPage, ct);
            all.AddRange((page.Items ?? []).Select(chat => new Chat(new(chat.ChatId), chat.Name ?? "")));
            if (!page.HasMore || page.PageToken is null || page.PageToken == token)
                return all;
            token = page.PageToken;
        }
    }

    /// <summary>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/im-v1/chat-members/is_in_chat</summary>
    public async Task<bool> IsInChatAsync(ChatId chat, CancellationToken ct) => (await http.GetAsync(
        new Call(HttpMethod.Get, "im/v1/chats/:chat_id/members/is_in_chat", chat.Value), FeishuJson.Wire.InChatAnswer, ct)).IsInChat;

    /// <summary>Needs no scope. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/application-v6/scope/list</summary>
    public async Task<IReadOnlySet<string>> GetGrantedScopesAsync(CancellationToken ct)
    {
        var call = new Call(HttpMethod.Get, "application/v6/scopes") { Rate = Rate.Careful };
        var answer = await http.GetAsync(call, FeishuJson.Wire.ScopesAnswer, ct);
        return (answer.Scopes ?? []).Where(scope => scope.GrantStatus == Granted).Select(scope => scope.ScopeName).ToHashSet();
    }

    /// <summary>At most 100 commands an app. https://open.feishu.cn/document/mcp_open_tools/agent-best-practices/agent-supports-slash-commands</summary>
    public async Task RegisterSlashCommandAsync(string command, string descriptionZh, string descriptionEn, CancellationToken ct)
    {
        var text = new SlashText(descriptionZh, new() { ["zh_cn"] = descriptionZh, ["en_us"] = descriptionEn });
        try
        {
            if (await CommandIdAsync(command, ct) is null && await TryAddCommandAsync(command, text, ct))
                return;
            if (await CommandIdAsync(command, ct) is { } id)
                await http.SendAsync(Slash(HttpMethod.Patch, $"{SlashPath}/:command_id", id), new SlashCommandBody(null, text), FeishuJson.Wire.SlashCommandBody, ct);
        }
        catch (FeishuException missing) when (missing.Code == Codes.NoSuchPath || missing is { Code: 0, Kind: FailureKind.Invalid })
        {
            throw new FeishuException(missing.Endpoint, missing.Code, missing.Message, missing.LogId, FailureKind.Permission, null, missing);
        }
    }

    async Task<bool> TryAddCommandAsync(string command, SlashText text, CancellationToken ct)
    {
        try
        {
            await http.SendAsync(Slash(HttpMethod.Post, SlashPath), new SlashCommandBody(command, text), FeishuJson.Wire.SlashCommandBody, ct);
            return true;
        }
        catch (FeishuException exists) when (exists.Code == Codes.CommandExists)
        {
            return false;
        }
    }

    async Task<string?> CommandIdAsync(string command, CancellationToken ct) =>
        (await http.GetAsync(Slash(HttpMethod.Get, SlashPath), FeishuJson.Wire.SlashCommands, ct))
        .Items?.FirstOrDefault(there => there.Command == command)?.CommandId;

    static Call Slash(HttpMethod method, string template, params string[] ids) => new(method, template, ids) { Rate = Rate.Careful };

    static Person PersonOf(UserData user) => new(new(user.OpenId), user.Name,
        user.Email is { Length: > 0 } ? user.Email : user.EnterpriseEmail,
        user.LeaderUserId is { Length: > 0 } leader ? new OpenId(leader) : null);
}
