using System.Text.Json.Nodes;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Cards;

public sealed class CardRuleTests
{
    const string Text = """{ "tag": "plain_text", "content": "a" }""";

    /// <summary>What is refused → sub-code in the text of 230099.</summary>
    public static TheoryData<string, int, string> Refused => new()
    {
        { "an unknown tag", 200621, """{ "tag": "marquee", "content": "x" }""" },
        { "a tag of 1.0", 200861, """{ "tag": "note", "elements": [] }""" },
        { "an unknown property", 200621, """{ "tag": "markdown", "content": "x", "color": "red" }""" },
        { "corner_radius on a column", 200621, """{ "tag": "column_set", "columns": [{ "tag": "column", "corner_radius": "8px", "elements": [] }] }""" },
        { "a hex colour", 200621, """{ "tag": "column_set", "background_style": "#fff", "columns": [{ "tag": "column" }] }""" },
        { "a value outside its list", 200621, """{ "tag": "button", "type": "huge", "text": { "tag": "plain_text", "content": "a" } }""" },
        { "a string as a callback's value", 200621, """{ "tag": "button", "text": { "tag": "plain_text", "content": "a" }, "behaviors": [{ "type": "callback", "value": "ok" }] }""" },
        { "a form without a submit button", 200621, """{ "tag": "form", "name": "f", "elements": [{ "tag": "input", "name": "i" }] }""" },
        { "a form field without a name", 200530, """{ "tag": "form", "name": "f", "elements": [{ "tag": "input" }, { "tag": "button", "name": "b", "form_action_type": "submit", "text": { "tag": "plain_text", "content": "a" } }] }""" },
        { "a name used twice in a form", 200621, """{ "tag": "form", "name": "f", "elements": [{ "tag": "input", "name": "b" }, { "tag": "button", "name": "b", "form_action_type": "submit", "text": { "tag": "plain_text", "content": "a" } }] }""" },
        { "a form in a panel", 200621, $$"""{ "tag": "collapsible_panel", "header": { "title": {{Text}} }, "elements": [{{CardSamples.Form}}] }""" },
        { "a table in a column", 200621, """{ "tag": "column_set", "columns": [{ "tag": "column", "elements": [{ "tag": "table", "columns": [{ "name": "a", "data_type": "text" }], "rows": [] }] }] }""" },
        { "a chart in a form", 200621, """{ "tag": "form", "name": "f", "elements": [{ "tag": "chart", "chart_spec": { "type": "pie", "data": { "values": [] }, "valueField": "v", "categoryField": "c" } }, { "tag": "button", "name": "b", "form_action_type": "submit", "text": { "tag": "plain_text", "content": "a" } }] }""" },
        { "multi_select_static outside a form", 200621, """{ "tag": "multi_select_static", "name": "m", "options": [{ "text": { "tag": "plain_text", "content": "a" }, "value": "a" }] }""" },
        { "a row key that is no column", 200915, """{ "tag": "table", "columns": [{ "name": "a", "data_type": "text" }], "rows": [{ "b": "x" }] }""" },
        { "a cell of another type", 200914, """{ "tag": "table", "columns": [{ "name": "a", "data_type": "number" }], "rows": [{ "a": "12" }] }""" },
        { "an unknown chart", 200550, """{ "tag": "chart", "chart_spec": { "type": "sankey", "data": { "values": [] } } }""" },
        { "a chart without its field", 200550, """{ "tag": "chart", "chart_spec": { "type": "line", "data": { "values": [] }, "xField": "x" } }""" },
        { "somebody unknown in an at", 100290, """{ "tag": "markdown", "content": "<at id=ou_gone></at> 请看" }""" },
        { "somebody unknown as person", 100290, """{ "tag": "person", "user_id": "ou_gone" }""" },
        { "an image key nobody uploaded", 200570, """{ "tag": "img", "img_key": "img_v3_x", "alt": { "tag": "plain_text", "content": "" } }""" },
        { "an element_id that starts with a digit", 200621, """{ "tag": "hr", "element_id": "1a" }""" },
        { "an element_id twice", 200621, """{ "tag": "hr", "element_id": "a" }, { "tag": "hr", "element_id": "a" }""" },
        { "a panel header's padding of two values", 200621, $$"""{ "tag": "collapsible_panel", "header": { "title": {{Text}}, "padding": "4px 8px" }, "elements": [] }""" },
        { "update_multi false", 200621, "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_card_is_refused_for(string what, int cause, string element)
    {
        await using var feishu = await OpenAsync();
        var card = CardSamples.With(element);
        if (what == "update_multi false") card["config"]!["update_multi"] = false;
        var answer = await feishu.CardAsync(card);
        Assert.Equal((400, 230099), answer.Refusal);
        Assert.StartsWith($"Failed to create card content, ext=ErrCode: {cause}; ", answer.Message, StringComparison.Ordinal);
    }

    /// <summary>What must pass, so that strict does not become wrong.</summary>
    public static TheoryData<string> Taken => new()
    {
        CardSamples.Markdown, CardSamples.Button, CardSamples.Form,
        """{ "tag": "div", "text": { "tag": "plain_text", "content": "a", "text_color": "grey-500", "lines": 2 }, "icon": { "tag": "standard_icon", "token": "calendar_outlined", "color": "blue" } }""",
        """{ "tag": "div", "fields": [{ "is_short": true, "text": { "tag": "lark_md", "content": "**负责人**\n王芳" } }] }""",
        """{ "tag": "markdown", "content": "&#60;at id=ou_gone&#62;", "text_size": "notation", "margin": "4px 0" }""",
        """{ "tag": "person_list", "persons": [{ "id": "ou_gone" }], "drop_invalid_user_id": true }""",
        """{ "tag": "column_set", "flex_mode": "bisect", "columns": [{ "tag": "column", "width": "weighted", "weight": 2, "background_style": "blue-50", "elements": [{ "tag": "hr" }] }] }""",
        """{ "tag": "interactive_container", "behaviors": [{ "type": "open_url", "default_url": "https://feishu.cn" }], "elements": [{ "tag": "hr" }] }""",
        """{ "tag": "table", "page_size": 5, "columns": [{ "name": "st", "data_type": "options" }, { "name": "n", "data_type": "number", "format": { "precision": 1 } }, { "name": "d", "data_type": "date" }, { "name": "m", "data_type": "markdown", "width": "40%" }], "rows": [{ "st": [{ "text": "落后", "color": "red" }], "n": 1.5, "d": 1785146400000, "m": "**x**" }] }""",
        """{ "tag": "chart", "aspect_ratio": "2:1", "chart_spec": { "type": "common", "data": [{ "values": [{ "x": "1", "y": 2 }] }, { "values": [] }], "series": [{ "type": "bar", "dataIndex": 0, "xField": "x", "yField": "y" }, { "type": "line", "dataIndex": 1, "xField": "x", "yField": "y" }], "axes": [{ "orient": "left" }] } }""",
        """{ "tag": "overflow", "options": [{ "text": { "tag": "plain_text", "content": "a" }, "value": "a" }], "value": { "act": "x" } }""",
        """{ "tag": "checker", "name": "c", "checked": true, "text": { "tag": "lark_md", "content": "做完了" }, "behaviors": [{ "type": "callback", "value": { "a": 1 } }] }""",
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task A_card_is_taken(string element)
    {
        await using var feishu = await OpenAsync();
        var answer = await feishu.CardAsync(CardSamples.With(element));
        Assert.True(answer.Code == 0, answer.Text);
    }

    [Fact]
    public async Task The_refusal_names_the_path_as_the_platform_does()
    {
        await using var feishu = await OpenAsync();
        var answer = await feishu.CardAsync(CardSamples.With(CardSamples.Markdown, """{ "tag": "column_set", "columns": [{ "tag": "column", "corner_radius": "8px" }] }"""));
        Assert.Contains("ErrPath: ROOT -> body -> elements -> [1](tag: column_set) -> columns -> [0](tag: column); ", answer.Message, StringComparison.Ordinal);
        Assert.Contains("ErrorValue: \"corner_radius\"; ", answer.Message, StringComparison.Ordinal);
        Assert.NotEmpty((string)answer.Body["error"]!["log_id"]!);
    }

    [Fact]
    public async Task Code_11310_at_the_201st_element_nested_texts_counted()
    {
        await using var feishu = await OpenAsync();
        // The header's title is one; 199 lines make 200.
        string[] lines = [.. Enumerable.Repeat("""{ "tag": "hr" }""", 199)];
        Assert.Equal(0, (await feishu.CardAsync(CardSamples.With(lines))).Code);
        var answer = await feishu.CardAsync(CardSamples.With([.. lines, """{ "tag": "hr" }"""]));
        Assert.Contains("ErrCode: 11310; ", answer.Message, StringComparison.Ordinal);
        Assert.Contains("ErrMsg: element exceeds the limit; ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_11310_at_the_sixth_table()
    {
        await using var feishu = await OpenAsync();
        string[] tables = [.. Enumerable.Repeat("""{ "tag": "table", "columns": [{ "name": "a", "data_type": "text" }], "rows": [] }""", 6)];
        Assert.Equal(0, (await feishu.CardAsync(CardSamples.With(tables[..5]))).Code);
        Assert.Contains("card table number over limit", (await feishu.CardAsync(CardSamples.With(tables))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_without_schema_2_0_or_with_a_1_0_root_is_refused()
    {
        await using var feishu = await OpenAsync();
        Assert.Contains("ErrCode: 200621;", (await feishu.CardAsync(new JsonObject { ["elements"] = new JsonArray() })).Message, StringComparison.Ordinal);
        var card = CardSamples.With(CardSamples.Markdown);
        card["elements"] = new JsonArray();
        Assert.Contains("unknown property elements", (await feishu.CardAsync(card)).Message, StringComparison.Ordinal);
    }
}
