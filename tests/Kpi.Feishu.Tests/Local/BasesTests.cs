using System.Text.Json.Nodes;
using Kpi.Feishu.Base;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.World.Bases;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Feishu.Tests.Local;

public sealed class BasesTests
{
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_base_is_made_shared_and_followed_and_its_tables_and_fields_read_back()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var schema = feishu.Get<IBaseSchema>();

        var (made, table) = await MakeAsync(feishu);
        await schema.GrantAsync(made.AppToken, new(feishu.Person("周琪").OpenId), Ct);
        await schema.SubscribeAsync(made.AppToken, Ct);
        await schema.SubscribeAsync(made.AppToken, Ct);
        var extra = await schema.CreateFieldAsync(made.AppToken, table, new("备注", FieldType.Text), Ct);
        Assert.Equal(extra, await schema.CreateFieldAsync(made.AppToken, table, new("备注", FieldType.Text), Ct));
        var state = (await schema.GetFieldsAsync(made.AppToken, table, Ct)).Single(field => field.Name == "状态");
        await schema.AddOptionsAsync(made.AppToken, table, state.Id, ["启用", "暂停"], Ct);

        var fields = await schema.GetFieldsAsync(made.AppToken, table, Ct);
        Assert.Equal(["编码", "值", "状态", "责任人", "日期", "已发", "备注"], fields.Select(field => field.Name));
        Assert.Equal(["启用", "停用", "暂停"], fields[2].Options);
        Assert.True(fields[0].IsPrimary);
        Assert.Equal("Asia/Shanghai", (await schema.GetAsync(made.AppToken, Ct)).TimeZone);
        Assert.Equal("full_access", feishu.World.Bases.Require(made.AppToken).Collaborators[feishu.Person("周琪").OpenId]);
        var tables = await schema.GetTablesAsync(made.AppToken, Ct);
        Assert.Contains(tables, there => there.Id == table && there.Name == "指标");

        await schema.DeleteTableAsync(made.AppToken, tables.First(there => there.Id != table).Id, Ct);
        Assert.Single(await schema.GetTablesAsync(made.AppToken, Ct));
    }

    [Fact]
    public async Task Rows_of_every_type_are_written_and_read_back_changed_cleared_and_deleted()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var records = feishu.Get<IBaseRecords>();
        var (made, table) = await MakeAsync(feishu);
        var day = new DateTimeOffset(2026, 7, 12, 0, 0, 0, China);
        var wang = new OpenId(feishu.Person("王芳").OpenId);

        var ids = await records.AddAsync(made.AppToken, table, [new Dictionary<string, JsonNode?>
        {
            ["编码"] = CellValues.Text("K-1"), ["值"] = CellValues.Number(0.35m), ["状态"] = CellValues.Option("启用"),
            ["责任人"] = CellValues.Person(wang), ["日期"] = CellValues.Moment(day), ["已发"] = CellValues.Flag(true),
        }], Guid.NewGuid(), Ct);
        var row = (await ReadAsync(feishu, made.AppToken, table, new RecordQuery())).Single();

        Assert.Equal(ids.Single(), row.Id);
        Assert.True(row.Cells["编码"].TryText(out var code) && code == "K-1");
        Assert.True(row.Cells["值"].TryNumber(out var value) && value == 0.35m);
        Assert.True(row.Cells["状态"].TryText(out var state) && state == "启用");
        Assert.True(row.Cells["责任人"].TryPeople(out var people) && people.Single() == new CellPerson(wang, "王芳"));
        Assert.True(row.Cells["日期"].TryMoment(out var moment) && moment == day);
        Assert.True(row.Cells["已发"].TryFlag(out var flag) && flag);

        await records.ChangeAsync(made.AppToken, table, [new(row.Id, new Dictionary<string, JsonNode?> { ["责任人"] = CellValues.Person(null), ["值"] = CellValues.Number(2) })], Ct);
        row = (await records.GetAsync(made.AppToken, table, [row.Id, "recGone"], Ct)).Single();
        Assert.False(row.Cells.ContainsKey("责任人"));
        Assert.True(row.Cells["值"].TryNumber(out value) && value == 2 && row.Cells["编码"].TryText(out code) && code == "K-1");

        await records.DeleteAsync(made.AppToken, table, [row.Id, "recGone"], Ct);
        Assert.Empty(await records.GetAsync(made.AppToken, table, [row.Id], Ct));
        var gone = await Assert.ThrowsAsync<FeishuException>(() => records.ChangeAsync(made.AppToken, table, [new("recNever", new Dictionary<string, JsonNode?> { ["值"] = CellValues.Number(2) })], Ct));
        Assert.Equal(FailureKind.Gone, gone.Kind);
    }

    [Fact]
    public async Task Twelve_hundred_rows_are_read_in_pages_once_each_in_order_and_from_a_day_on()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var (made, table) = await MakeAsync(feishu);
        var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, China);

        var ids = await feishu.Get<IBaseRecords>().AddAsync(made.AppToken, table,
            [.. Enumerable.Range(0, 1200).Select(n => new Dictionary<string, JsonNode?>
            {
                ["编码"] = CellValues.Text($"K-{n}"), ["日期"] = CellValues.Moment(first.AddDays(n % 100)),
            })], Guid.NewGuid(), Ct);

        Assert.Equal(ids, (await ReadAsync(feishu, made.AppToken, table, new RecordQuery(["编码"]))).Select(row => row.Id));
        var later = await ReadAsync(feishu, made.AppToken, table, new RecordQuery(DateField: "日期", After: first.AddDays(97).AddHours(15)));
        Assert.Equal(24, later.Count); // days 98 and 99, twelve rows each
    }

    [Fact]
    public async Task Two_instances_that_write_at_once_both_come_through()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct, new SandboxOptions { TableLock = TimeSpan.FromMilliseconds(60) });
        var (made, table) = await MakeAsync(feishu);
        await using var other = feishu.NewClient();
        var both = new[] { feishu.Get<IBaseRecords>(), other.GetRequiredService<IBaseRecords>() };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
            both[n % 2].AddAsync(made.AppToken, table, [new Dictionary<string, JsonNode?> { ["编码"] = CellValues.Text($"K-{n}") }], null, Ct)));

        Assert.Equal(6, TableOf(feishu, made, table).Count);
        Assert.Contains(feishu.World.Calls.All, call => call.Code == 1254291);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_whose_answer_is_lost_are_there_once(bool cut)
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var (made, table) = await MakeAsync(feishu);
        feishu.Faults.Plan(new Fault("batch_create") { AfterWork = true, Cut = cut, Status = cut ? null : 504, Code = cut ? null : 1255040 });

        var ids = await feishu.Get<IBaseRecords>().AddAsync(
            made.AppToken, table, [new Dictionary<string, JsonNode?> { ["编码"] = CellValues.Text("K-1") }], Guid.NewGuid(), Ct);

        Assert.Equal(ids, TableOf(feishu, made, table).Rows().Select(row => row.Id));
    }

    [Fact]
    public async Task A_table_whose_answer_is_lost_is_there_once_and_known()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var made = await feishu.Get<IBaseSchema>().CreateAsync("营销KPI", "Asia/Shanghai", Ct);
        feishu.Faults.Plan(new Fault("POST /open-apis/bitable/v1/apps/{app_token}/tables$") { AfterWork = true, Cut = true });

        var id = await feishu.Get<IBaseSchema>().CreateTableAsync(made.AppToken, "指标", [new("编码", FieldType.Text)], Ct);

        Assert.Equal("指标", TableOf(feishu, made, id).Name);
    }

    [Fact]
    public async Task A_column_renamed_by_hand_and_a_base_that_is_not_ours_need_a_person()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var (made, table) = await MakeAsync(feishu);
        await feishu.People.RenameFieldAsync("周琪", made.AppToken, table, "值", "数值", Ct);
        var theirs = await feishu.People.CreateBaseAsync("周琪", "私人", Ct);

        var renamed = await Assert.ThrowsAsync<FeishuException>(() => feishu.Get<IBaseRecords>().AddAsync(
            made.AppToken, table, [new Dictionary<string, JsonNode?> { ["值"] = CellValues.Number(1) }], null, Ct));
        var foreign = await Assert.ThrowsAsync<FeishuException>(() => feishu.Get<IBaseSchema>().GetTablesAsync(theirs.AppToken, Ct));

        Assert.Equal((FailureKind.Permission, 1254045), (renamed.Kind, renamed.Code));
        Assert.Equal(FailureKind.Permission, foreign.Kind);
    }

    static async Task<(BaseInfo Made, string Table)> MakeAsync(LocalFeishu feishu)
    {
        var schema = feishu.Get<IBaseSchema>();
        var made = await schema.CreateAsync("营销KPI", "Asia/Shanghai", Ct);
        var table = await schema.CreateTableAsync(made.AppToken, "指标", [
            new("编码", FieldType.Text), new("值", FieldType.Number, Format: "0.00"), new("状态", FieldType.SingleSelect, ["启用", "停用"]),
            new("责任人", FieldType.Person), new("日期", FieldType.Date), new("已发", FieldType.Checkbox)], Ct);
        return (made, table);
    }

    static async Task<List<BaseRecord>> ReadAsync(LocalFeishu feishu, string appToken, string table, RecordQuery query)
    {
        var rows = new List<BaseRecord>();
        await foreach (var row in feishu.Get<IBaseRecords>().ReadAsync(appToken, table, query, Ct))
            rows.Add(row);
        return rows;
    }

    static Table TableOf(LocalFeishu feishu, BaseInfo made, string table) => feishu.World.Bases.Require(made.AppToken).Table(table)!;
}
