using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Options of the base's selects and what they mean in code.</summary>
public static class Options
{
    public static OptionMap<Role> Roles { get; } = new(
        ("管理员", Role.Administrator), ("负责人", Role.Lead), ("主管", Role.Supervisor), ("成员", Role.Member));

    public static OptionMap<Level> Levels { get; } = new(("团队", Level.Team), ("个人", Level.Person), ("渠道", Level.Channel));

    public static OptionMap<Category> Categories { get; } = new(
        ("线索", Category.Leads), ("转化", Category.Conversion), ("品牌", Category.Brand), ("成本", Category.Cost), ("效率", Category.Efficiency));

    public static OptionMap<Nature> Natures { get; } = new(("结果", Nature.Outcome), ("过程", Nature.Process));

    public static OptionMap<Direction> Directions { get; } = new(
        ("越高越好", Direction.HigherIsBetter), ("越低越好", Direction.LowerIsBetter));

    public static OptionMap<Aggregation> Aggregations { get; } = new(
        ("累计", Aggregation.Sum), ("比率", Aggregation.Ratio), ("均值", Aggregation.Mean), ("最新", Aggregation.Latest));

    public static OptionMap<Cycle> Cycles { get; } = new(("月", Cycle.Month), ("季", Cycle.Quarter), ("年", Cycle.Year));

    public static OptionMap<DayBasis> DayBases { get; } = new(("自然日", DayBasis.CalendarDays), ("工作日", DayBasis.WorkingDays));

    public static OptionMap<TargetState> TargetStates { get; } = new(
        ("草案", TargetState.Draft), ("生效", TargetState.InForce), ("作废", TargetState.Void));

    public static OptionMap<ActualSource> ActualSources { get; } = new(
        ("自动", ActualSource.Automatic), ("人工", ActualSource.Manual), ("导入", ActualSource.Imported));

    public static OptionMap<Status> Severities { get; } = new(("提醒", Status.Behind), ("严重", Status.Critical));

    public static OptionMap<DeviationState> DeviationStates { get; } = new(
        ("待回复", DeviationState.Open), ("已回复", DeviationState.Answered), ("已关闭", DeviationState.Closed));

    public static OptionMap<ChangeState> ChangeStates { get; } = new(
        ("待审批", ChangeState.Pending), ("已通过", ChangeState.Approved), ("已驳回", ChangeState.Rejected),
        ("已撤回", ChangeState.Withdrawn), ("已过期", ChangeState.Expired));

    /// <summary>原因分类 of a deviation, as forms offer them.</summary>
    public static IReadOnlyList<string> CauseKinds { get; } = ["内容", "投放", "渠道", "流程", "外部", "数据"];

    /// <summary>依据 of a target.</summary>
    public static IReadOnlyList<string> Bases { get; } = ["历史", "行业", "资源", "协商"];

    /// <summary>类别 of a channel.</summary>
    public static IReadOnlyList<string> ChannelKinds { get; } = ["短视频", "直播", "图文", "搜索", "线下", "私域", "其他"];

    /// <summary>状态 of an objective.</summary>
    public static IReadOnlyList<string> ObjectiveStates { get; } = ["草案", "进行中", "已完成", "未达成"];

    /// <summary>状态 of a monthly review.</summary>
    public static IReadOnlyList<string> ReviewStates { get; } = ["待确认", "已确认"];
}
