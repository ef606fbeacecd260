using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>The base of the office, as people edit it.</summary>
sealed partial class Office
{
    public Kpi.Sandbox.World.Bases.Base Book => World.Bases.All.Single();

    /// <summary>Adds a row by hand, as 周琪.</summary>
    public Task<Row> AddRowAsync(string table, CancellationToken ct, params (string Field, object? Value)[] cells) =>
        Feishu.People.AddRecordAsync("周琪", Book.AppToken, table, cells.ToDictionary(c => c.Field, c => Written(c.Value)), ct);

    /// <summary>Changes a cell by hand, as 周琪; rows are counted from 0.</summary>
    public Task EditAsync(string table, int row, string field, object? value, CancellationToken ct) =>
        Feishu.People.EditCellAsync("周琪", Book.AppToken, table, Book.TableNamed(table)!.Rows()[row].Id, field, Written(value), ct);

    /// <summary>The rows of a table, each as field name → text people see.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string table)
    {
        var found = Book.TableNamed(table) ?? throw new ArgumentException($"no table {table}");
        return [.. found.Rows().Select(row => (IReadOnlyDictionary<string, string>)found.Fields
            .Where(f => row.Cells.ContainsKey(f.Id)).ToDictionary(f => f.Name, f => Shown(row.Cells[f.Id])))];
    }

    /// <summary>A member of the team 「增长组」, with their Feishu user.</summary>
    public Task MemberAsync(string name, string role, CancellationToken ct, string? supervisor = null) => AddRowAsync("成员", ct,
        ("姓名", name), ("飞书用户", new PersonCell(Id(name))), ("角色", role), ("团队", "增长组"), ("在职", true),
        ("上级", supervisor is null ? null : new PersonCell(Id(supervisor))));

    public Task TeamAsync(string lead, CancellationToken ct) => AddRowAsync("团队", ct,
        ("团队", "增长组"), ("群ID", World.Chats.Require("增长组").Id), ("负责人", new PersonCell(Id(lead))), ("时区", "Asia/Shanghai"), ("推送", true));

    /// <summary>An indicator summed by calendar days, higher is better, of a month, that a person owns.</summary>
    public Task IndicatorAsync(string code, string name, string owner, CancellationToken ct, params (string Field, object? Value)[] more) =>
        AddRowAsync("指标", ct, [.. new (string, object?)[]
        {
            ("编码", code), ("名称", name), ("层级", "个人"), ("团队", "增长组"), ("责任人", new PersonCell(Id(owner))), ("类别", "线索"),
            ("性质", "结果"), ("单位", "条"), ("方向", "越高越好"), ("聚合", "累计"), ("周期", "月"), ("日历", "自然日"), ("权重", 100), ("启用", true),
        }.Where(d => more.All(m => m.Field != d.Item1)), .. more]);

    public Task TargetAsync(string code, string period, decimal target, CancellationToken ct, decimal? challenge = null) => AddRowAsync("目标值", ct,
        ("指标编码", code), ("周期", period), ("版本", 1), ("基础目标", target), ("挑战目标", challenge), ("状态", "生效"));

    public async Task ActualsAsync(string code, string from, string to, decimal daily, CancellationToken ct)
    {
        for (var day = DateOnly.ParseExact(from, "yyyy-MM-dd"); day <= DateOnly.ParseExact(to, "yyyy-MM-dd"); day = day.AddDays(1))
            await AddRowAsync("实绩", ct, ("指标编码", code), ("日期", day), ("数值", daily), ("来源", "自动"));
    }

    string Id(string person) => World.People.Require(person).OpenId;

    sealed record PersonCell(string OpenId);

    static JsonNode? Written(object? value) => value switch
    {
        null => null,
        PersonCell person => new JsonArray(new JsonObject { ["id"] = person.OpenId }),
        DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
        bool flag => flag,
        int number => number,
        decimal number => number,
        _ => value.ToString(),
    };

    string Shown(JsonNode cell) => cell switch
    {
        JsonArray people => string.Join("、", people.Select(p => World.People.Find((string?)p?["id"])?.Name ?? p?.ToString())),
        JsonValue value => value.ToString(),
        _ => cell.ToJsonString(),
    };
}
