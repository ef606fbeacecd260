using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「成员」: who is in which team, in which role.</summary>
public static class MembersTable
{
    public const string Name = "成员";
    public const string Person = "姓名";
    public const string User = "飞书用户";
    public const string Role = "角色";
    public const string Team = "团队";
    public const string Post = "岗位";
    public const string Supervisor = "上级";
    public const string Active = "在职";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Person),
            Cells.Person(User),
            Cells.Select(Role, Options.Roles.Names),
            Cells.Text(Team),
            Cells.Text(Post),
            Cells.Person(Supervisor),
            Cells.Flag(Active),
        ],
        [(Person, KeyPart.Text), (Team, KeyPart.Text)]);

    public static Reading<Member> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (name, team) = (cells.Needed(Person), cells.Needed(Team));
        var role = cells.Option(Role, Options.Roles, Domain.Model.Role.Member);
        var (user, boss) = (cells.Person(User), cells.Person(Supervisor));
        var (post, active) = (cells.Text(Post), cells.Flag(Active));
        return cells.Done(() => new Member(name, user, role, team, post, boss, active));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Member row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Person] = CellValues.Text(row.Name),
        [User] = Cells.Of(row.User),
        [Role] = CellValues.Option(Options.Roles.NameOf(row.Role)),
        [Team] = CellValues.Text(row.Team),
        [Post] = CellValues.Text(row.Post),
        [Supervisor] = Cells.Of(row.Supervisor),
        [Active] = CellValues.Flag(row.Active),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Member row) => new(@base.Name, Name, RowKeys.Join(row.Name, row.Team), Fields(row, @base.Zone));
}
