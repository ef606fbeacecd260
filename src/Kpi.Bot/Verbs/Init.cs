using Kpi.Bot.Base;
using Kpi.Bot.Demo;
using Kpi.Bot.Settings;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Verbs;

/// <summary>「init」: makes a base where there is none, and in every base what the bot needs and does not find. It deletes and retypes nothing.</summary>
/// <remarks>Run again it finds everything there and says so; what a run that was broken off left undone, the next one does.</remarks>
sealed class Init(
    RootOptions root, BaseTokens tokens, IBaseSchema schema, IDirectory directory, FeishuOptions feishu, DemoFill demo, TimeProvider calendar) : IInit
{
    public async Task<int> RunAsync(InitRequest request, TextWriter output, CancellationToken ct)
    {
        var ok = true;
        var say = new InitLines(output);
        if (root.Bases.Count == 0)
        {
            await say.FaultAsync("没有配置任何基地：请在 appsettings.json 写 Bases:0:Name，再运行 init。");
            return 1;
        }
        foreach (var entry in root.Bases)
            ok &= await say.TryAsync(entry.Name, () => SetUpAsync(entry, request, say, ct));
        ok &= await say.TryAsync("/kpi", () => RegisterCommandAsync(say, ct));
        return ok && !say.HasFaults ? 0 : 1;
    }

    async Task SetUpAsync(BaseEntry entry, InitRequest request, InitLines say, CancellationToken ct)
    {
        // Asked first: a base that nobody can open is of no use.
        var people = await new InitPeople(directory, schema).FindAsync(request.Admin, root.Admins, say, ct);
        var known = await tokens.FindAsync(entry, ct);
        var info = known is null
            ? await schema.CreateAsync(entry.Name, BaseDays.Shanghai.Id, ct)
            : await schema.GetAsync(known, ct) with { AppToken = known };
        var link = BaseLink.Of(info, feishu.BaseUrl, info.AppToken);
        if (known is null)
        {
            await tokens.KeepAsync(entry.Name, info.AppToken, calendar.GetUtcNow(), ct);
            await say.DoneAsync($"已创建多维表格「{entry.Name}」：AppToken {info.AppToken}，链接 {link}");
            await say.DoneAsync($"AppToken 已记入状态数据库；换一个状态数据库运行时，请把它填到 Bases:N:AppToken（{entry.Name}）");
        }
        else
            await say.DoneAsync($"多维表格「{entry.Name}」已存在：{link}");
        if (known is null || request.Admin is not null)
            await new InitPeople(directory, schema).GrantAsync(info.AppToken, people, say, ct);
        await new InitTables(schema).CompleteAsync(entry.Name, info.AppToken, madeNow: known is null, say, ct);
        if (request.Demo)
            await demo.FillAsync(entry.Name, info, say, ct);
        await SubscribeAsync(entry.Name, info.AppToken, say, ct);
    }

    /// <summary>After the demo rows: nobody needs ten thousand change events about them.</summary>
    async Task SubscribeAsync(string name, string token, InitLines say, CancellationToken ct)
    {
        try
        {
            await schema.SubscribeAsync(token, ct);
            await say.DoneAsync($"已订阅「{name}」的变更事件");
        }
        catch (FeishuException refused) when (refused.Kind == FailureKind.Permission)
        {
            await say.FaultAsync($"未能订阅「{name}」的变更事件：请把应用设为该多维表格的管理者，并开通 docs:event:subscribe 与 bitable:app（{refused.Code}）；在此之前靠定时读取");
        }
    }

    async Task RegisterCommandAsync(InitLines say, CancellationToken ct)
    {
        try
        {
            await directory.RegisterSlashCommandAsync("kpi", "查看与填报 KPI：/kpi me、/kpi team、/kpi log …", "Ask for and report KPIs: /kpi me, /kpi team, /kpi log …", ct);
            await say.DoneAsync("已在斜杠面板登记 /kpi");
        }
        catch (FeishuException refused) when (refused.Kind is FailureKind.Permission or FailureKind.Invalid or FailureKind.Gone)
        {
            await say.DoneAsync($"未登记斜杠面板（{refused.Code}，可选）：开通 application:app_slash_command:write 后再运行 init；直接输入 /kpi 不受影响");
        }
    }
}
