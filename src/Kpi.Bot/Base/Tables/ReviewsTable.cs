namespace Kpi.Bot.Base;

/// <summary>「月度复盘」: the month closed.</summary>
public static class ReviewsTable
{
    public const string Name = "月度复盘";
    public const string Month = "月份";
    public const string Team = "团队";
    public const string Attainment = "整体达成率";
    public const string Coverage = "数据覆盖率";
    public const string WhatWorked = "成功经验";
    public const string WhatToChange = "问题与改进";
    public const string Next = "下月重点";
    public const string State = "状态";
    public const string ConfirmedBy = "确认人";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Month),
            Cells.Text(Team),
            Cells.Number(Attainment),
            Cells.Number(Coverage),
            Cells.Text(WhatWorked),
            Cells.Text(WhatToChange),
            Cells.Text(Next),
            Cells.Select(State, Options.ReviewStates),
            Cells.Person(ConfirmedBy),
        ],
        [(Month, KeyPart.Period), (Team, KeyPart.Text)]);
}
