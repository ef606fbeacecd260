using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Verbs;

/// <summary>Lets people see a base that belongs to the app.</summary>
sealed class InitPeople(IDirectory directory, IBaseSchema schema)
{
    /// <summary>The person of <c>--admin</c>, else those of <c>Admins</c>.</summary>
    public async Task<IReadOnlyList<OpenId>> FindAsync(string? admin, IReadOnlyList<string> configured, InitLines say, CancellationToken ct)
    {
        if (admin is null)
            return [.. configured.Select(id => new OpenId(id))];
        if (!admin.Contains('@'))
            return [new OpenId(admin)];
        var found = await directory.FindByEmailAsync([admin], ct);
        if (found.TryGetValue(admin, out var person))
            return [person];
        await say.FaultAsync($"没有邮箱为 {admin} 的飞书用户：请检查拼写（企业邮箱查不到），或改用 --admin OPEN_ID");
        return [];
    }

    public async Task GrantAsync(string token, IReadOnlyList<OpenId> people, InitLines say, CancellationToken ct)
    {
        if (people.Count == 0)
            await say.FaultAsync("这个多维表格属于应用，还没有人能打开：请用 --admin 邮箱或OPEN_ID 再运行一次 init");
        foreach (var person in people)
            try
            {
                await schema.GrantAsync(token, person, ct);
                await say.DoneAsync($"已将 {person} 设为管理协作者");
            }
            catch (FeishuException refused) when (refused.Kind is FailureKind.Permission or FailureKind.Invalid or FailureKind.Gone)
            {
                await say.FaultAsync($"未能将 {person} 设为协作者：请在表格「分享」中手动添加，或检查这个 OPEN_ID 是否属于本应用（{refused.Code}）");
            }
    }
}
