namespace Kpi.Bot.Base;

/// <summary>「经验库」: what helped, to be shown again when it fits.</summary>
public static class PlaybookTable
{
    public const string Name = "经验库";
    public const string Id = "编号";
    public const string Code = "指标编码";
    public const string Channel = "渠道";
    public const string Situation = "情境";
    public const string Measure = "做法";
    public const string Effect = "效果";
    public const string Month = "来源月份";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Id),
            Cells.Text(Code),
            Cells.Text(Channel),
            Cells.Text(Situation),
            Cells.Text(Measure),
            Cells.Text(Effect),
            Cells.Text(Month),
        ],
        [(Id, KeyPart.Text)]);
}
