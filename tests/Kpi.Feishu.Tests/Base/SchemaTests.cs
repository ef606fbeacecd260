using Kpi.Feishu.Base;

namespace Kpi.Feishu.Tests.Base;

public sealed class SchemaTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_made_with_each_fields_own_property()
    {
        using var feishu = new ScriptedFeishu().Then("""{"code":0,"data":{"table_id":"tbl1"}}""");

        await feishu.DoneAsync(feishu.Get<IBaseSchema>().CreateTableAsync("app", "指标", [
            new("编码", FieldType.Text), new("目标", FieldType.Number, Format: "0.00"), new("状态", FieldType.SingleSelect, ["启用", "停用"]),
            new("负责人", FieldType.Person), new("日期", FieldType.Date), new("已发", FieldType.Checkbox)], Ct));

        Assert.Equal("""{"table":{"name":"指标","default_view_name":"全部","fields":[{"field_name":"编码","type":1},{"field_name":"目标","type":2,"property":{"formatter":"0.00"}},{"field_name":"状态","type":3,"property":{"options":[{"name":"启用","color":0},{"name":"停用","color":1}]}},{"field_name":"负责人","type":11,"property":{"multiple":false}},{"field_name":"日期","type":5,"property":{"date_formatter":"yyyy/MM/dd","auto_fill":false}},{"field_name":"已发","type":7}]}}""",
            feishu.Requests.Single().Body);
    }

    [Fact]
    public async Task Of_a_table_that_a_lost_answer_made_the_id_is_found()
    {
        using var feishu = new ScriptedFeishu().ThenLost().ThenCode(1254013)
            .Then("""{"code":0,"data":{"has_more":false,"items":[{"table_id":"tbl7","name":"指标","revision":1}]}}""");

        Assert.Equal("tbl7", await feishu.DoneAsync(feishu.Get<IBaseSchema>().CreateTableAsync("app", "指标", [], Ct)));
    }

    [Fact]
    public async Task Options_are_added_and_those_there_keep_their_ids()
    {
        using var feishu = new ScriptedFeishu().Then("""
            {"code":0,"data":{"has_more":false,"items":[{"field_id":"fld1","field_name":"状态","type":3,"ui_type":"SingleSelect","is_primary":false,"description":"人写的",
             "property":{"options":[{"id":"opt1","name":"启用","color":5}]}}]}}
            """);

        await feishu.DoneAsync(feishu.Get<IBaseSchema>().AddOptionsAsync("app", "tbl", "fld1", ["启用", "停用"], Ct));

        Assert.Equal("""{"field_name":"状态","type":3,"ui_type":"SingleSelect","property":{"options":[{"id":"opt1","name":"启用","color":5},{"name":"停用","color":1}]},"description":{"text":"人写的"}}""",
            feishu.Requests.Last().Body);
    }

    [Fact]
    public async Task Options_that_are_there_already_cost_no_write()
    {
        using var feishu = new ScriptedFeishu()
            .Then("""{"code":0,"data":{"items":[{"field_id":"fld1","field_name":"状态","type":3,"property":{"options":[{"id":"opt1","name":"启用"}]}}]}}""");

        await feishu.DoneAsync(feishu.Get<IBaseSchema>().AddOptionsAsync("app", "tbl", "fld1", ["启用"], Ct));

        Assert.Equal("GET", feishu.Requests.Single().Method.Method);
    }
}
