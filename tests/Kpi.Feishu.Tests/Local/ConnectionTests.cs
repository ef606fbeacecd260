using System.Text.Json.Nodes;
using Kpi.Feishu.Base;
using Kpi.Feishu.Events;
using Kpi.Feishu.Messages;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Hosting;

namespace Kpi.Feishu.Tests.Local;

public sealed class ConnectionTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_with_its_words_its_writer_and_its_mentions()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        await feishu.ConnectAsync(Ct);

        var written = await feishu.People.SendTextAsync("王芳", "增长组", "@KPI助手 /kpi me 短视频👍", Ct);

        var message = await feishu.Sink.NextAsync<MessageReceived>(Ct);
        Assert.Equal((written.Id, feishu.Person("王芳").OpenId, true, "@_user_1 /kpi me 短视频👍"),
            (message.Message.Value, message.Sender.Value, message.IsGroup, message.Text));
        Assert.Equal((await feishu.Get<Kpi.Feishu.Directory.IDirectory>().GetBotAsync(Ct)).Id, message.Mentions.Single().Id);
        await feishu.UntilAsync(() => feishu.Host.Services.GetService(typeof(Deliveries)) is Deliveries { Pending: 0 }, Ct);
    }

    [Fact]
    public async Task A_message_in_many_parts_cut_within_characters_and_sent_backwards_is_whole()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        (feishu.PushFaults.FragmentBytes, feishu.PushFaults.ReverseFragments) = (7, true);
        await feishu.ConnectAsync(Ct);

        await feishu.People.SendTextAsync("王芳", (await feishu.People.OpenP2pAsync("王芳", "KPI助手", Ct)).Id, "线索量掉了怎么办", Ct);

        Assert.Equal("线索量掉了怎么办", (await feishu.Sink.NextAsync<MessageReceived>(Ct)).Text);
    }

    [Fact]
    public async Task A_press_is_answered_with_toast_and_card_and_the_card_can_be_updated_once_the_answer_has_left()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        await feishu.ConnectAsync(Ct);
        var messages = feishu.Get<IMessages>();
        var card = await messages.SendCardAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)), LocalFeishu.Card("目标变更"), "k", Ct);
        feishu.Sink.OnPress = (_, _, _) => Task.FromResult(new PressReply(ToastKind.Success, "已批准", LocalFeishu.Card("已批准")));

        var seen = await feishu.People.PressAsync("孙经理", card.Id.Value, "批准", Ct);
        await feishu.Sink.Answered.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        await messages.UpdateCardAsync(card.Id, LocalFeishu.Card("孙经理已批准"), Ct);

        Assert.Equal(("success", "已批准", null, true), (seen.Toast!.Type, seen.Toast.Content, seen.Code, seen.CardReplaced));
        var press = feishu.Sink.Presses.Single();
        Assert.Equal((feishu.Person("孙经理").OpenId, card.Id, card.Chat, "approve"),
            (press.Operator.Value, press.Message, press.Chat, press.Value.GetProperty("act").GetString()));
        Assert.DoesNotContain(feishu.World.Calls.All, call => call.Code == 230099);
    }

    [Fact]
    public async Task A_press_that_takes_longer_is_answered_in_time_and_its_card_follows()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        await feishu.ConnectAsync(Ct);
        var card = await feishu.Get<IMessages>().SendCardAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)), LocalFeishu.Card("目标变更"), "k", Ct);
        var go = new TaskCompletionSource();
        feishu.Sink.OnPress = async (_, _, ct) =>
        {
            await go.Task.WaitAsync(ct);
            return new PressReply(ToastKind.Success, "已批准", LocalFeishu.Card("后来批准"));
        };

        var seen = await feishu.People.PressAsync("孙经理", card.Id.Value, "批准", Ct);
        Assert.Equal(("处理中，请稍候", null), (seen.Toast!.Content, seen.Code));
        go.SetResult();

        await feishu.UntilAsync(() => (string?)feishu.World.Messages.Require(card.Id.Value).Card!["body"]!["elements"]![0]!["content"] == "后来批准", Ct);
    }

    [Fact]
    public async Task A_press_whose_handling_fails_says_so()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        await feishu.ConnectAsync(Ct);
        var card = await feishu.Get<IMessages>().SendCardAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)), LocalFeishu.Card("目标变更"), "k", Ct);
        feishu.Sink.OnPress = (_, _, _) => throw new InvalidOperationException("the disk is full");

        var seen = await feishu.People.PressAsync("孙经理", card.Id.Value, "批准", Ct);

        Assert.Equal(("error", null), (seen.Toast!.Type, seen.Code));
    }

    [Fact]
    public async Task A_slow_press_does_not_keep_messages_waiting()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        await feishu.ConnectAsync(Ct);
        var card = await feishu.Get<IMessages>().SendCardAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)), LocalFeishu.Card("目标变更"), "k", Ct);
        var go = new TaskCompletionSource();
        feishu.Sink.OnPress = async (_, _, ct) =>
        {
            await go.Task.WaitAsync(ct);
            return new PressReply(ToastKind.Success, "好");
        };

        var pressing = feishu.People.PressAsync("孙经理", card.Id.Value, "批准", Ct);
        await feishu.People.SendTextAsync("王芳", "增长组", "@KPI助手 /kpi me", Ct);
        await feishu.Sink.NextAsync<MessageReceived>(Ct);
        Assert.False(pressing.IsCompleted);
        go.SetResult();

        Assert.Equal("好", (await pressing).Toast!.Content);
    }

    [Fact]
    public async Task An_event_that_could_not_be_stored_comes_again()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct, new SandboxOptions { RedeliveryFactor = 0.01 });
        await feishu.ConnectAsync(Ct);
        var tries = 0;
        feishu.Sink.OnStore = (_, _) => Interlocked.Increment(ref tries) == 1 ? throw new InvalidOperationException("the disk is full") : Task.CompletedTask;

        var written = await feishu.People.SendTextAsync("王芳", "增长组", "@KPI助手 /kpi me", Ct);

        Assert.Equal(written.Id, (await feishu.Sink.NextAsync<MessageReceived>(Ct)).Id);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_connection_that_drops_is_made_again_and_what_was_in_flight_arrives()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct, new SandboxOptions { RedeliveryFactor = 0.2 });
        await feishu.ConnectAsync(Ct);
        var dropped = feishu.UntilAsync(state => !state.Connected, Ct);
        feishu.Connections.DropAll();
        await dropped;

        var written = await feishu.People.SendTextAsync("王芳", "增长组", "@KPI助手 /kpi me", Ct);

        Assert.Equal(written.Id, (await feishu.Sink.NextAsync<MessageReceived>(Ct)).Id);
        Assert.True(feishu.Stream.State.Connected);
    }

    [Fact]
    public async Task It_pings_at_once_and_as_often_as_the_server_wants()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct, new SandboxOptions { PingInterval = TimeSpan.FromSeconds(1) });
        await feishu.ConnectAsync(Ct);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (feishu.Connections.Pings < 3 || feishu.Stream.State.LastPong is null)
            await tick.WaitForNextTickAsync(limit.Token);

        Assert.Equal(1, feishu.Connections.Count);
    }

    [Fact]
    public async Task Changes_of_a_followed_base_arrive_with_their_cells()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var schema = feishu.Get<IBaseSchema>();
        var made = await schema.CreateAsync("营销KPI", "Asia/Shanghai", Ct);
        var table = await schema.CreateTableAsync(made.AppToken, "指标", [new("编码", FieldType.Text), new("值", FieldType.Number), new("责任人", FieldType.Person)], Ct);
        await schema.SubscribeAsync(made.AppToken, Ct);
        var fields = (await schema.GetFieldsAsync(made.AppToken, table, Ct)).ToDictionary(field => field.Name, field => field.Id);
        await feishu.ConnectAsync(Ct);

        var wang = feishu.Person("王芳").OpenId;
        await feishu.People.AddRecordAsync("周琪", made.AppToken, table, new Dictionary<string, JsonNode?>
        {
            ["编码"] = "K-1", ["值"] = 12.5, ["责任人"] = new JsonArray(new JsonObject { ["id"] = wang }),
        }, Ct);

        var changed = await feishu.Sink.NextAsync<RecordsChanged>(Ct);
        Assert.Equal((made.AppToken, table, feishu.Person("周琪").OpenId), (changed.AppToken, changed.TableId, changed.Operator!.Value.Value));
        var row = Assert.Single(changed.Changes);
        Assert.Equal(RecordAction.Added, row.Action);
        Assert.True(row.After[fields["编码"]].TryText(out var code) && code == "K-1");
        Assert.True(row.After[fields["值"]].TryNumber(out var value) && value == 12.5m);
        Assert.True(row.After[fields["责任人"]].TryPeople(out var people) && people.Single().Id.Value == wang);
        await feishu.People.RenameFieldAsync("周琪", made.AppToken, table, "值", "数值", Ct);
        Assert.Equal(table, (await feishu.Sink.NextAsync<FieldsChanged>(Ct)).TableId);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_and_not_tried_again()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct, secret: "another");
        using var stop = new CancellationTokenSource();
        var running = feishu.Stream.RunAsync(feishu.Sink, stop.Token);

        await feishu.UntilAsync(state => state.Fatal is not null, Ct);

        Assert.Contains("514", feishu.Stream.State.Fatal, StringComparison.Ordinal);
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_busy_platform_is_asked_again()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        feishu.Faults.Plan(new Fault("POST /callback/ws/endpoint") { Code = 1, Message = "system busy" });

        await feishu.ConnectAsync(Ct);

        Assert.Null(feishu.Stream.State.Fatal);
    }

    [Fact]
    public async Task A_stop_lets_work_under_way_be_answered()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        await feishu.ConnectAsync(Ct);
        var card = await feishu.Get<IMessages>().SendCardAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)), LocalFeishu.Card("目标变更"), "k", Ct);
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        feishu.Sink.OnPress = async (_, _, ct) =>
        {
            began.SetResult();
            await go.Task.WaitAsync(ct);
            return new PressReply(ToastKind.Success, "赶上了");
        };

        var pressing = feishu.People.PressAsync("孙经理", card.Id.Value, "批准", Ct);
        await began.Task.WaitAsync(Ct);
        var stopping = feishu.StopAsync();
        go.SetResult();

        Assert.Equal("赶上了", (await pressing).Toast!.Content);
        await stopping;
        await feishu.UntilAsync(() => feishu.Connections.Count == 0, Ct);
    }
}
