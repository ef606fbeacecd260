using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Tests;

/// <summary>Small cards for tests.</summary>
static class CardSamples
{
    public static JsonObject With(params string[] elements) => JsonNode.Parse($$"""
        { "schema": "2.0", "config": { "update_multi": true },
          "header": { "title": { "tag": "plain_text", "content": "标题" }, "template": "blue" },
          "body": { "elements": [{{string.Join(',', elements)}}] } }
        """)!.AsObject();

    public const string Markdown = """{ "tag": "markdown", "content": "**线索量** 612" }""";

    public const string Button = """
        { "tag": "button", "name": "ok", "text": { "tag": "plain_text", "content": "好" }, "behaviors": [{ "type": "callback", "value": { "act": "ok" } }] }
        """;

    public const string Form = """
        { "tag": "form", "name": "reason_form", "elements": [
          { "tag": "select_static", "name": "cause", "required": true, "options": [
            { "text": { "tag": "plain_text", "content": "预算" }, "value": "budget" }, { "text": { "tag": "plain_text", "content": "素材" }, "value": "creative" }] },
          { "tag": "input", "name": "reason", "required": true, "max_length": 20 },
          { "tag": "date_picker", "name": "due" },
          { "tag": "select_person", "name": "owner" },
          { "tag": "button", "name": "send", "form_action_type": "submit", "text": { "tag": "plain_text", "content": "提交" },
            "behaviors": [{ "type": "callback", "value": { "act": "reason" } }] }] }
        """;
}
