using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Control;

/// <summary>Tables by hand, as people edit them.</summary>
sealed class TableControlCalls(FeishuWorld world, PersonActions people) : IControlCalls
{
    const string Table = "/bases/{base}/tables/{table}";

    public IEnumerable<ControlCall> All =>
    [
        ControlCall.Get(Table, "一张表的字段和全部记录；表用名称或 table_id", r =>
        {
            var inBase = world.Bases.Require(r.Route("base"));
            var table = inBase.Table(r.Route("table")) ?? inBase.TableNamed(r.Route("table")) ?? throw new ArgumentException("没有这张表");
            return new JsonObject
            {
                ["fields"] = new JsonArray([.. table.Fields.Select(f => (JsonNode)new JsonObject { ["field_id"] = f.Id, ["name"] = f.Name, ["type"] = f.Type, ["ui_type"] = f.UiType })]),
                ["rows"] = new JsonArray([.. table.Rows().Select(row => (JsonNode)WorldJson.Row(table, row))]),
            };
        }),
        ControlCall.PostAsync(Table + "/add", "某人加一行：{person, values: {字段名: 值}}", async r =>
            (await people.AddRecordAsync(r.Need("person"), r.Route("base"), r.Route("table"), TalkCalls.Values(r), r.Ct)).Id),
        ControlCall.PostAsync(Table + "/edit", "某人改一格：{person, record, field, value}；value 为 null 清空", async r =>
        {
            await people.EditCellAsync(r.Need("person"), r.Route("base"), r.Route("table"), r.Need("record"), r.Need("field"), r.Body["value"]?.DeepClone(), r.Ct);
            return null;
        }),
        ControlCall.PostAsync(Table + "/delete", "某人删一行：{person, record}", async r =>
        {
            await people.DeleteRecordAsync(r.Need("person"), r.Route("base"), r.Route("table"), r.Need("record"), r.Ct);
            return null;
        }),
        ControlCall.PostAsync(Table + "/rename-field", "某人改列名：{person, field, name}", async r =>
        {
            await people.RenameFieldAsync(r.Need("person"), r.Route("base"), r.Route("table"), r.Need("field"), r.Need("name"), r.Ct);
            return null;
        }),
        ControlCall.PostAsync("/bases", "某人建多维表格：{person, name}", async r => WorldJson.Base(await people.CreateBaseAsync(r.Need("person"), r.Need("name"), r.Ct))),
        ControlCall.PostAsync("/bases/{base}/share", "某人添加协作者：{person, with: 应用、人或群, permission: view/edit/full_access}", async r =>
        {
            await people.ShareBaseAsync(r.Need("person"), r.Route("base"), r.Need("with"), r.Need("permission"), r.Ct);
            return null;
        }),
    ];
}
