using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Demo;

/// <summary>The tenant one meets first: a marketing team, its group, and the app 「KPI助手」. Ids are the same at every start. No KPI in it: those are the bot's.</summary>
public static class DemoWorld
{
    public const string AppId = "cli_a5fb0ae6a4c1d00b";
    public const string AppSecret = "sandboxSecretOfKpiBot0123456789a";
    public const string BotName = "KPI助手";
    public const string GrowthGroup = "增长组";
    public const string MeetingGroup = "周会";

    /// <summary>In the order of the page's switch; the last one is in no group.</summary>
    public static IReadOnlyList<Person> People { get; } =
    [
        Somebody("孙经理", "Sun Jingli", "sunjingli", "营销经理", "#3370ff"),
        Somebody("王芳", "Wang Fang", "wangfang", "新媒体主管", "#f54a45"),
        Somebody("李雷", "Li Lei", "lilei", "活动策划专员", "#00b69b"),
        Somebody("赵敏", "Zhao Min", "zhaomin", "销售支持主管", "#7f3bf5"),
        Somebody("陈晨", "Chen Chen", "chenchen", "短视频运营", "#ff8800"),
        Somebody("周琪", "Zhou Qi", "zhouqi", "数据管理员", "#2ea121"),
        Somebody("吴迪", "Wu Di", "wudi", "实习生", "#8f959e"),
    ];

    public static string GrowthGroupId { get; } = Ids.Fixed("oc_", GrowthGroup, 32);
    public static string MeetingGroupId { get; } = Ids.Fixed("oc_", MeetingGroup, 32);

    public static BotApp App { get; } = new(AppId, AppSecret, Ids.Fixed("ou_", BotName, 32), BotName)
    {
        Scopes = DemoScopes.App,
        UserScopes = DemoScopes.User,
    };

    public static void Fill(FeishuWorld world)
    {
        foreach (var person in People) world.People.Put(person);
        world.Apps.Put(App);
        world.Chats.AddGroup(GrowthGroup, People.SkipLast(1), [App], GrowthGroupId);
        world.Chats.AddGroup(MeetingGroup, People.SkipLast(1), [], MeetingGroupId);
    }

    static Person Somebody(string name, string english, string mail, string job, string color) => new(
        Ids.Fixed("ou_", mail, 32), Ids.Fixed("on_", mail, 32), Ids.Fixed("", mail, 8), name, english, $"{mail}@demo.kpi", job, color);
}
