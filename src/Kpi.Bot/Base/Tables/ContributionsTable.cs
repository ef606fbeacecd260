namespace Kpi.Bot.Base;

/// <summary>「个人贡献」: what each person added to a month.</summary>
public static class ContributionsTable
{
    public const string Name = "个人贡献";
    public const string Month = "月份";
    public const string Member = "成员";
    public const string Team = "团队";
    public const string Value = "贡献值";
    public const string Score = "得分";
    public const string Detail = "明细";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Month),
            Cells.Text(Member),
            Cells.Text(Team),
            Cells.Number(Value),
            Cells.Number(Score),
            Cells.Text(Detail),
        ],
        [(Month, KeyPart.Period), (Member, KeyPart.Text)]);
}
