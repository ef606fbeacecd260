using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Help;

/// <summary>What cards/help.json.liquid can show.</summary>
/// <param name="Who">Name and role of the asker.</param>
/// <param name="Unknown">Nobody has put them into 「成员」 yet.</param>
sealed record HelpView(string Who, bool Unknown, IReadOnlyList<HelpView.Group> Groups) : ICardView
{
    /// <summary>Commands of one audience.</summary>
    public sealed record Group(string Title, IReadOnlyList<Row> Rows);

    /// <param name="Label">The button: the Chinese word.</param>
    /// <param name="Command">What it runs, without <c>/kpi</c>.</param>
    /// <param name="Typed">How to type it, arguments included.</param>
    public sealed record Row(string Label, string Command, string Typed, string Help);

    public string Template => "help";

    public static HelpView Of(Sender asker, IEnumerable<CommandSpec> all) => new(
        asker.IsKnown ? $"{asker.Name} · {RoleName(asker.Role)}" : "你好",
        !asker.IsKnown,
        [.. from spec in all
            where spec.Name != "help" && Allows(spec.Who, asker)
            group spec by spec.Who <= Audience.Members ? Audience.Members : spec.Who into audience
            orderby audience.Key
            select new Group(TitleOf(audience.Key), [.. audience.Select(RowOf)])]);

    static Row RowOf(CommandSpec spec) =>
        new(spec.Alias, spec.Name, $"/kpi {spec.Name}{(spec.Usage.Length == 0 ? "" : " " + spec.Usage)}", spec.Help);

    static bool Allows(Audience who, Sender asker) => who switch
    {
        Audience.Anybody => true,
        Audience.Members => asker.IsKnown,
        Audience.Managers => asker.Role >= Role.Supervisor,
        _ => asker.IsAdmin,
    };

    static string TitleOf(Audience who) => who switch
    {
        Audience.Managers => "主管与负责人",
        Audience.Administrators => "管理员",
        _ => "大家都可以",
    };

    static string RoleName(Role role) => role switch
    {
        Role.Administrator => "管理员",
        Role.Lead => "负责人",
        Role.Supervisor => "主管",
        _ => "成员",
    };
}
