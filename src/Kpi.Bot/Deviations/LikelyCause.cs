using Kpi.Domain.Model;

namespace Kpi.Bot.Deviations;

/// <summary>The 原因分类 that the form preselects: missing data where they are missing, else what it was last time, else what the indicator is about.</summary>
static class LikelyCause
{
    public static string Of(DeviationCase deviation)
    {
        if (deviation.Row.CauseKind is { } given && Base.Options.CauseKinds.Contains(given))
            return given;
        if (deviation.Row.Actual is null || deviation.DataUntil is not null)
            return "数据";
        if (deviation.Before?.Row.CauseKind is { } last && Base.Options.CauseKinds.Contains(last))
            return last;
        return deviation.Indicator switch
        {
            { Category: Category.Cost } => "投放",
            { Category: Category.Conversion or Category.Efficiency } => "流程",
            _ => "内容",
        };
    }
}
