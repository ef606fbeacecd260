using Kpi.Bot.Ops;
using Kpi.Feishu;

namespace Kpi.Bot.Base;

/// <summary>「doctor」 on the bases: can each be read, and is what stands in it sound.</summary>
sealed class BaseCheck(IReadOnlyList<BaseEntry> entries, KpiBase kpis) : ICheck
{
    /// <summary>More findings of one base than this are counted and not listed.</summary>
    const int Most = 20;

    public string Name => "数据表";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        CheckLine? failed = null;
        try
        {
            await kpis.RefreshAsync(ct);
        }
        catch (BaseNotSetUpException e)
        {
            failed = CheckLine.Bad(e.Message, "运行 init");
        }
        catch (FeishuException e)
        {
            failed = CheckLine.Bad($"数据表读取失败：{e.Message}", e.Kind switch
            {
                FailureKind.Permission => "开通 bitable:app，并把应用添加为多维表格的可管理协作者",
                FailureKind.Gone => "检查 Bases:N:AppToken",
                FailureKind.Token => "检查 Feishu:AppId 与 Feishu:AppSecret",
                _ => "稍后再试",
            });
        }
        var lines = new List<CheckLine>();
        foreach (var one in kpis.Now.Bases)
            lines.AddRange(Of(one));
        if (failed is not null)
            lines.Add(failed);
        else if (lines.Count == 0)
            lines.Add(CheckLine.Bad($"没有配置基地（{entries.Count} 个）", "在 Bases:0:Name 写一个名字，再运行 init"));
        return lines;
    }

    static IEnumerable<CheckLine> Of(IBaseSnapshot one)
    {
        yield return one.Findings.Count == 0
            ? CheckLine.Good($"基地「{one.Name}」：{one.Teams.Count} 个团队、{one.Members.Count} 名成员、{one.Indicators.Count} 个指标，没有问题")
            : CheckLine.Bad($"基地「{one.Name}」：{one.Findings.Count} 处问题", $"在 {one.Url} 中改正，逐条见下");
        foreach (var finding in one.Findings.Take(Most))
            yield return CheckLine.Bad(finding.Text, one.TableUrl(finding.Table));
    }
}
