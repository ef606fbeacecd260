using Kpi.Domain.Model;

namespace Kpi.Bot.Demo;

/// <summary>A member of the demo team and where the platform knows them.</summary>
public sealed record DemoPerson(string Name, string Post, Role Role, string Mail, string? Boss);

/// <summary>The seed's team.</summary>
public static class DemoPeople
{
    public const string Team = "增长组";

    public const string Sun = "孙经理", Wang = "王芳", Li = "李雷", Zhao = "赵敏", Chen = "陈晨", Zhou = "周琪";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(Sun, "营销经理", Role.Lead, "sunjingli@demo.kpi", null),
        new(Wang, "新媒体主管", Role.Supervisor, "wangfang@demo.kpi", Sun),
        new(Li, "活动策划专员", Role.Member, "lilei@demo.kpi", Sun),
        new(Zhao, "销售支持主管", Role.Supervisor, "zhaomin@demo.kpi", Sun),
        new(Chen, "短视频运营", Role.Member, "chenchen@demo.kpi", Wang),
        new(Zhou, "数据管理员", Role.Administrator, "zhouqi@demo.kpi", null),
    ];
}
