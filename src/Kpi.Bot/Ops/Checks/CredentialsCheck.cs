using Kpi.Feishu;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Ops.Checks;

/// <summary>Id and secret are right, and the app's bot is on.</summary>
sealed class CredentialsCheck(IDirectory directory, FeishuOptions feishu) : ICheck
{
    public string Name => "应用凭证";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        try
        {
            var bot = await directory.GetBotAsync(ct);
            return [bot.Enabled
                ? CheckLine.Good($"应用凭证：{feishu.AppId}，机器人「{bot.Name}」")
                : CheckLine.Bad($"应用凭证：{feishu.AppId} 的机器人「{bot.Name}」没有启用", "在开发者后台开启机器人能力，发布版本，并由管理员启用应用")];
        }
        catch (FeishuException e) when (e.Kind == FailureKind.Retry)
        {
            return [CheckLine.Bad($"应用凭证：连不上 {feishu.BaseUrl}（{e.Message}）", "检查网络、代理和 Feishu:BaseUrl")];
        }
        catch (FeishuException e)
        {
            return [CheckLine.Bad($"应用凭证：{feishu.AppId} 被拒绝（{e.Message}）", "检查 Feishu:AppId 和 Feishu:AppSecret")];
        }
    }
}
