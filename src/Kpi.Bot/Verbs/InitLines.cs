using Kpi.Feishu;

namespace Kpi.Bot.Verbs;

/// <summary>What init says: one line an action, one line a failure with what to do about it.</summary>
sealed class InitLines(TextWriter output)
{
    /// <summary>True once something could not be done.</summary>
    public bool HasFaults { get; private set; }

    public Task DoneAsync(string text) => output.WriteLineAsync(text);

    public Task FaultAsync(string text)
    {
        HasFaults = true;
        return output.WriteLineAsync($"✗ {text}");
    }

    /// <summary>Runs a part of init; a refusal by Feishu becomes a line and the next part goes on.</summary>
    public async Task<bool> TryAsync(string what, Func<Task> part)
    {
        try
        {
            await part();
            return true;
        }
        catch (FeishuException refused)
        {
            await FaultAsync($"{what}：{ToDo(refused)}（{refused.Endpoint} {refused.Code} {refused.LogId}）");
            return false;
        }
    }

    static string ToDo(FeishuException refused) => refused.Kind switch
    {
        FailureKind.Token => "应用凭证不对，请检查 Feishu:AppId 与 Feishu:AppSecret",
        FailureKind.Permission => "没有权限，请在开放平台开通 bitable:app，并把应用添加为该多维表格的可管理协作者",
        FailureKind.Gone => "找不到这个多维表格，请检查 Bases:N:AppToken（知识库里的表格要用它自己的令牌）",
        FailureKind.Retry => "飞书暂时没有响应，请稍后再运行 init，已完成的部分不会重复",
        _ => $"飞书拒绝了请求：{refused.Message}",
    };
}
