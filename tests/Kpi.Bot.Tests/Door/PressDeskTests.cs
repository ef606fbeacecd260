using System.Text.Json;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Bot.Tests.RoomsKit;
using Kpi.Feishu.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Bot.Tests.Door;

/// <summary>A press is decided once, at once, and its card changes only after it was answered.</summary>
public sealed class PressDeskTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static Task<Rooms> OpenAsync(Func<Press, Tx, IOutbox, Task<PressAnswer>> decide) =>
        Rooms.OpenAsync(Ct, s => s.AddSingleton<IPressHandler>(p => new Decide(p.GetRequiredService<IOutbox>(), decide))
            .AddSingleton<IChatCommand>(new TryCommand(TryCommand.SpecOf("zeig", "看看"))));

    static CardPressed PressOf(Rooms rooms, string id, string value, string person = "王芳") => new(
        id, rooms.Calendar.GetUtcNow(), new($"ou_{person}"), new("om_card"), new("oc_team"), JsonSerializer.Deserialize<JsonElement>(value),
        new Dictionary<string, JsonElement> { ["reason"] = JsonSerializer.SerializeToElement(" 晚了 "), ["tags"] = JsonSerializer.SerializeToElement(new[] { "a", "b" }), ["empty"] = JsonSerializer.SerializeToElement("") }, null);

    [Fact]
    public async Task A_press_delivered_twice_decides_once_and_says_the_same()
    {
        var decided = 0;
        await using var rooms = await OpenAsync((press, _, _) =>
        {
            decided++;
            return Task.FromResult(PressAnswer.Done($"{press.Sender.Name} {press.Id} {press.Field("reason")} {press.Form["tags"]}"));
        });
        var press = PressOf(rooms, "e1", """{"act":"decide","id":"TC-1"}""");

        var first = await rooms.Get<IEventSink>().PressAsync(press, Task.CompletedTask, Ct);
        var second = await rooms.Get<IEventSink>().PressAsync(press, Task.CompletedTask, Ct);

        Assert.Equal((ToastKind.Success, "王芳 TC-1 晚了 a,b"), (first.Kind, first.Toast));
        Assert.Equal(first, second);
        Assert.Equal(1, decided);
    }

    [Fact]
    public async Task A_press_that_can_not_be_saved_in_time_says_so_and_saves_nothing()
    {
        await using var rooms = await OpenAsync((_, _, _) => Task.FromResult(PressAnswer.Done("好")));
        var busy = await rooms.Get<IStateDb>().BeginAsync(Ct);

        var answering = rooms.Get<IEventSink>().PressAsync(PressOf(rooms, "e1", """{"act":"decide","id":"1"}"""), Task.CompletedTask, Ct);
        rooms.Stopwatch.Advance(TimeSpan.FromSeconds(2.4));
        var reply = await answering.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        await busy.DisposeAsync();

        Assert.Equal(ToastKind.Warning, reply.Kind);
        Assert.Contains("没有保存", reply.Toast, StringComparison.Ordinal);
        Assert.Equal(0, await rooms.AskAsync<int>("SELECT COUNT(*) FROM received", Ct));
    }

    [Fact]
    public async Task A_refusal_changes_nothing_whatever_was_begun()
    {
        await using var rooms = await OpenAsync(async (_, tx, outbox) =>
        {
            await outbox.AddAsync(tx, [Post.ToChat("oc_a", NoticeView.Of("不该发出"))], [], Ct);
            return PressAnswer.Refused("不行");
        });

        await rooms.Get<IEventSink>().PressAsync(PressOf(rooms, "e1", """{"act":"decide"}"""), Task.CompletedTask, Ct);

        Assert.Equal(0, await rooms.AskAsync<int>("SELECT COUNT(*) FROM outbox", Ct));
    }

    [Fact]
    public async Task The_pressed_card_is_updated_only_after_the_answer_left()
    {
        await using var rooms = await OpenAsync(async (_, tx, outbox) =>
        {
            await outbox.AddAsync(tx, [Post.Update("s/1", NoticeView.Of("已通过"))], [], Ct);
            return PressAnswer.Done("好");
        });
        await rooms.AddAsync(Ct, Post.ToChat("oc_team", NoticeView.Of("请审批"), "s/1"));
        rooms.Start();
        await rooms.SettleAsync(Ct);
        var answered = new TaskCompletionSource();

        await rooms.Get<IEventSink>().PressAsync(PressOf(rooms, "e1", """{"act":"decide"}""") with { Message = new("om_1") }, answered.Task, Ct);
        while (await rooms.AskAsync<int>("SELECT tries FROM outbox WHERE kind = 'update'", Ct) == 0)
            await rooms.Get<OutboxSignal>().Next.WaitAsync(TimeSpan.FromMilliseconds(200), Ct).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.DoesNotContain(rooms.Messages.Arrived, m => m.Kind == "update");
        answered.SetResult();
        await rooms.SettleAsync(Ct);

        Assert.Contains(rooms.Messages.Arrived, m => m.Kind == "update");
    }

    [Fact]
    public async Task An_action_nobody_takes_any_more_says_that_the_card_is_outdated()
    {
        await using var rooms = await OpenAsync((_, _, _) => Task.FromResult(PressAnswer.Done("好")));

        var reply = await rooms.Get<IEventSink>().PressAsync(PressOf(rooms, "e1", """{"act":"gone"}"""), Task.CompletedTask, Ct);

        Assert.Contains("已过期", reply.Toast, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_decides_nothing()
    {
        await using var rooms = await OpenAsync((_, _, _) => Task.FromResult(PressAnswer.Done("好")));

        var reply = await rooms.Get<IEventSink>().PressAsync(PressOf(rooms, "e1", """{"act":"decide"}""", "路人"), Task.CompletedTask, Ct);

        Assert.Equal(ToastKind.Error, reply.Kind);
    }

    [Fact]
    public async Task A_button_with_a_command_asks_it_for_who_pressed()
    {
        await using var rooms = await OpenAsync((_, _, _) => Task.FromResult(PressAnswer.Done("好")));

        var reply = await rooms.Get<IEventSink>().PressAsync(PressOf(rooms, "e1", """{"act":"ask","command":"zeig 线索量"}"""), Task.CompletedTask, Ct);
        await rooms.Start().SettleAsync(Ct);

        Assert.Equal("正在查询…", reply.Toast);
        Assert.Equal("zeig 王芳 线索量", PlainNames.SummaryOf(Assert.Single(rooms.Messages.Arrived).Card));
    }

    sealed class Decide(IOutbox outbox, Func<Press, Tx, IOutbox, Task<PressAnswer>> decide) : IPressHandler
    {
        public string Action => "decide";

        public Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) => decide(press, tx, outbox);
    }
}
