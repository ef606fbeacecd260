using System.Text;
using System.Text.Json;
using Kpi.Feishu.Events;

namespace Kpi.Feishu.Tests.Events;

public sealed class EventParserTests
{
    static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeMilliseconds(1785146400123);

    [Fact]
    public void A_direct_message_is_known_by_its_own_id_and_time()
    {
        var message = Assert.IsType<MessageReceived>(Parse("im.message.receive_v1", """
            {"sender":{"sender_id":{"union_id":"on_1","user_id":null,"open_id":"ou_wang"},"sender_type":"user","tenant_key":"t"},
             "message":{"message_id":"om_1","create_time":"1785146400000","chat_id":"oc_1","chat_type":"p2p","message_type":"text","content":"{\"text\":\"/kpi me\"}","user_agent":"new"}}
            """));

        Assert.Equal(("om_1", "om_1", "oc_1", false, "ou_wang", "text", "/kpi me"),
            (message.Id, message.Message.Value, message.Chat.Value, message.IsGroup, message.Sender.Value, message.Kind, message.Text));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1785146400000), message.At);
        Assert.Empty(message.Mentions);
        Assert.Null(message.ReplyTo);
    }

    [Fact]
    public void A_reply_in_a_group_tells_whom_it_mentions_and_what_it_answers()
    {
        var message = Assert.IsType<MessageReceived>(Parse("im.message.receive_v1", """
            {"sender":{"sender_id":{"open_id":"ou_wang"},"sender_type":"user"},
             "message":{"message_id":"om_2","root_id":"om_root","parent_id":"om_parent","thread_id":"omt_1","create_time":"1785146400000","chat_id":"oc_g","chat_type":"group",
              "message_type":"text","content":"{\"text\":\"@_user_1 /kpi team @_user_2 @_all\"}",
              "mentions":[{"key":"@_user_1","id":{"open_id":"ou_bot","user_id":""},"mentioned_type":"bot","name":"KPI助手"},{"key":"@_user_2","id":{"open_id":"ou_li"},"name":"李雷"}]}}
            """));

        Assert.Equal((true, "@_user_1 /kpi team @_user_2 @_all", "om_parent", "om_root"),
            (message.IsGroup, message.Text, message.ReplyTo!.Value.Value, message.Root!.Value.Value));
        Assert.Equal([new Mention("@_user_1", new("ou_bot"), "KPI助手"), new Mention("@_user_2", new("ou_li"), "李雷")], message.Mentions);
    }

    [Fact]
    public void A_post_is_read_as_its_words_with_mention_keys()
    {
        var post = JsonSerializer.Serialize(new
        {
            title = "周报",
            content = new object[][]
            {
                [new { tag = "at", user_id = "@_user_1" }, new { tag = "text", text = " /kpi reason 预算" }, new { tag = "a", text = "详情", href = "https://x" }],
                [new { tag = "at", user_id = "ou_li", user_name = "李雷" }, new { tag = "img", image_key = "img" }, new { tag = "emotion", emoji_type = "OK" }],
                [new { tag = "md", text = "**完**" }],
            },
        });

        var message = Assert.IsType<MessageReceived>(Parse("im.message.receive_v1", $$$"""
            {"sender":{"sender_id":{"open_id":"ou_wang"},"sender_type":"user"},
             "message":{"message_id":"om_3","chat_id":"oc_g","chat_type":"group","message_type":"post","content":{{{JsonSerializer.Serialize(post)}}},
              "mentions":[{"key":"@_user_1","id":{"open_id":"ou_bot"},"name":"KPI助手"},{"key":"@_user_2","id":{"open_id":"ou_li"},"name":"李雷"}]}}
            """));

        Assert.Equal("周报\n@_user_1 /kpi reason 预算详情\n@_user_2\n**完**", message.Text);
        Assert.Equal(Noon, message.At);
    }

    [Fact]
    public void A_picture_has_no_text_and_another_bots_message_is_not_for_us()
    {
        const string Sticker = """{"sender":{"sender_id":{"open_id":"ou_x"},"sender_type":"SENDER"},"message":{"message_id":"om_4","chat_id":"oc_g","chat_type":"group","message_type":"image","content":"{\"image_key\":\"i\"}"}}""";

        Assert.Null(Assert.IsType<MessageReceived>(Parse("im.message.receive_v1", Sticker.Replace("SENDER", "user", StringComparison.Ordinal))).Text);
        Assert.IsType<OtherEvent>(Parse("im.message.receive_v1", Sticker.Replace("SENDER", "bot", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_press_counts_microseconds_and_brings_what_the_form_holds_without_what_was_left_empty()
    {
        var press = Assert.IsType<CardPressed>(Parse("card.action.trigger", """
            {"operator":{"tenant_key":"t","open_id":"ou_wang"},"token":"c-1",
             "action":{"value":{"act":"reason_submit","dev":"d1"},"tag":"button","name":"btn","timezone":"Asia/Shanghai",
               "form_value":{"reason":"大促\n停投","cause":"","tags":["a","b"],"none":[],"due":"2026-08-01 +0800","null":null,"done":false}},
             "host":"im_message","context":{"open_message_id":"om_5","open_chat_id":"oc_g"}}
            """, time: "1785146400123456"));

        Assert.Equal(("e-1", "ou_wang", "om_5", "oc_g", "reason_submit"), (press.Id, press.Operator.Value, press.Message.Value, press.Chat.Value, press.Value.GetProperty("act").GetString()));
        Assert.Equal(Noon.AddMicroseconds(456), press.At);
        Assert.Equal(["done", "due", "reason", "tags"], press.Form.Keys.Order());
        Assert.Equal("大促\n停投", press.Form["reason"].GetString());
        Assert.Null(press.Option);
    }

    [Theory]
    [InlineData("""{"tag":"select_static","name":"s","option":"budget","value":{}}""", "budget", null)]
    [InlineData("""{"tag":"input","name":"words","input_value":"你好"}""", null, "\"你好\"")]
    [InlineData("""{"tag":"checker","name":"words","checked":true,"value":"text"}""", null, "true")]
    [InlineData("""{"tag":"multi_select_static","name":"words","options":["a"]}""", null, "[\"a\"]")]
    public void Parts_outside_a_form_bring_their_own_value(string action, string? option, string? words)
    {
        var press = Assert.IsType<CardPressed>(Parse("card.action.trigger",
            $$$"""{"operator":{"open_id":"ou"},"action":{{{action}}},"context":{"open_message_id":"om","open_chat_id":"oc"}}"""));

        Assert.Equal((option, words), (press.Option, press.Form.TryGetValue("words", out var value) ? value.GetRawText() : null));
        Assert.NotEqual(JsonValueKind.Undefined, press.Value.ValueKind);
    }

    [Fact]
    public void Changed_rows_come_with_cells_that_read_like_any_other()
    {
        var changed = Assert.IsType<RecordsChanged>(Parse("drive.file.bitable_record_changed_v1", """
            {"file_type":"bitable","file_token":"bascn","table_id":"tbl","revision":41,"operator_id":{"open_id":"ou_zhang"},
             "action_list":[
              {"record_id":"rec1","action":"record_edited","before_value":[{"field_id":"fldN","field_value":"666"}],
               "after_value":[{"field_id":"fldN","field_value":"777.5"},{"field_id":"fldT","field_value":"[{\"text\":\"投放\",\"type\":\"text\"}]"},
                {"field_id":"fldS","field_value":"\"启用\""},{"field_id":"fldW","field_value":"没有引号"},{"field_id":"fldE","field_value":""},
                {"field_id":"fldP","field_value":"[{\"id\":\"7001\"}]","field_identity_value":{"users":[{"user_id":{"open_id":"ou_min"},"name":"张敏"}]}}]},
              {"record_id":"rec2","action":"record_deleted","before_value":[]},{"record_id":"rec3","action":"record_added"}],
             "update_time":1785146400}
            """));

        Assert.Equal(("bascn", "tbl", 41L, "ou_zhang"), (changed.AppToken, changed.TableId, changed.Revision, changed.Operator!.Value.Value));
        Assert.Equal([RecordAction.Edited, RecordAction.Deleted, RecordAction.Added], changed.Changes.Select(change => change.Action));
        var after = changed.Changes[0].After;
        Assert.True(changed.Changes[0].Before["fldN"].TryNumber(out var before) && after["fldN"].TryNumber(out var number) && (before, number) == (666m, 777.5m));
        Assert.True(after["fldT"].TryText(out var text) && text == "投放");
        Assert.True(after["fldS"].TryText(out var option) && option == "启用");
        Assert.True(after["fldW"].TryText(out var words) && words == "没有引号");
        Assert.True(after["fldE"].IsEmpty);
        Assert.True(after["fldP"].TryPeople(out var people));
        Assert.Equal(("ou_min", "张敏"), (people.Single().Id.Value, people.Single().Name));
    }

    [Fact]
    public void The_other_events_say_who_and_where()
    {
        Assert.Equal(new FieldsChanged("e-1", Noon, "b", "tbl", null), Parse("drive.file.bitable_field_changed_v1", """{"file_token":"b","table_id":"tbl"}"""));
        Assert.Equal(new BotMembership("e-1", Noon, new("oc"), "投放一组", true), Parse("im.chat.member.bot.added_v1", """{"chat_id":"oc","name":"投放一组"}"""));
        Assert.Equal(new BotMembership("e-1", Noon, new("oc"), null, false), Parse("im.chat.member.bot.deleted_v1", """{"chat_id":"oc"}"""));
        Assert.Equal(new ChatEntered("e-1", Noon, new("oc"), new("ou")), Parse("im.chat.access_event.bot_p2p_chat_entered_v1", """{"chat_id":"oc","operator_id":{"open_id":"ou"}}"""));
        Assert.Equal(new MenuUsed("e-1", Noon, new("ou"), "kpi_me"), Parse("application.bot.menu_v6", """{"operator":{"operator_id":{"open_id":"ou"}},"event_key":"kpi_me","timestamp":1785146400}"""));
        Assert.Equal(new OtherEvent("e-1", Noon, "im.message.message_read_v1"), Parse("im.message.message_read_v1", "{}"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"header":{"event_type":"x"}}""")]
    [InlineData("""{"header":{"event_id":"e","event_type":"im.message.receive_v1","create_time":"1785146400123"},"event":{"sender":5}}""")]
    public void What_is_no_event_is_refused(string payload) =>
        Assert.ThrowsAny<JsonException>(() => EventParser.Parse(Encoding.UTF8.GetBytes(payload)));

    static FeishuEvent Parse(string type, string body, string time = "1785146400123") => EventParser.Parse(Encoding.UTF8.GetBytes(
        $$$"""{"schema":"2.0","header":{"event_id":"e-1","event_type":"{{{type}}}","create_time":"{{{time}}}","token":"v","app_id":"cli"},"event":{{{body}}}}"""));
}
