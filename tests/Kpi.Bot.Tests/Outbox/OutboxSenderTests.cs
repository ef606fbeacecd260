using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Tests.RoomsKit;
using Kpi.Domain.Model;
using Kpi.Feishu;

namespace Kpi.Bot.Tests.Outbox;

/// <summary>What was decided is sent once, in order, whatever Feishu says.</summary>
public sealed class OutboxSenderTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static NoticeView Say(string text) => NoticeView.Of(text);

    [Fact]
    public async Task Posts_to_one_chat_arrive_in_the_order_in_which_they_were_decided()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        await rooms.AddAsync(Ct, [.. Enumerable.Range(1, 20).Select(i => Post.ToChat("oc_a", Say($"第{i}条")))]);

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"第{i}条"), rooms.Messages.Arrived.Select(TextOf));
    }

    [Fact]
    public async Task A_chat_that_does_not_answer_holds_up_no_other()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        var held = new TaskCompletionSource();
        rooms.Messages.Before = post => post.To == "oc_slow" ? held.Task : Task.CompletedTask;
        await rooms.AddAsync(Ct, Post.ToChat("oc_slow", Say("慢")), Post.ToChat("oc_fast", Say("快")));
        rooms.Start();

        await rooms.Messages.NextAsync(Ct);
        held.SetResult();
        await rooms.SettleAsync(Ct);

        Assert.Equal(["快", "慢"], rooms.Messages.Arrived.Select(TextOf));
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_tried_again_under_the_same_key_and_in_order()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        List<string?> keys = [];
        rooms.Messages.Before = post =>
        {
            keys.Add(post.Key);
            return keys.Count <= 3 ? throw FakeMessages.Refusal(FailureKind.Retry, 230020) : Task.CompletedTask;
        };
        await rooms.AddAsync(Ct, Post.ToChat("oc_a", Say("一")), Post.ToChat("oc_a", Say("二")));

        await rooms.Start().SettleThroughPausesAsync(Ct);

        Assert.Equal(["一", "二"], rooms.Messages.Arrived.Select(TextOf));
        Assert.Single(keys.Take(4).Distinct());
    }

    [Fact]
    public async Task A_crash_between_sending_and_noting_sends_nothing_twice()
    {
        await using var first = await Rooms.OpenAsync(Ct);
        await first.AddAsync(Ct, Post.ToChat("oc_a", Say("一"), "daily/增长组/2026-07-14"));
        var row = await first.AskAsync<string>("SELECT id FROM outbox", Ct);
        await first.Messages.SendCardAsync(Feishu.Messages.Recipient.To(new ChatId("oc_a")), "{}", row!, Ct);

        await using var second = await first.RestartAsync(Ct);
        await second.Start().SettleAsync(Ct);

        Assert.Single(second.Messages.Arrived);
        Assert.Equal("daily/增长组/2026-07-14", await second.Outbox.SubjectOfAsync("om_1", Ct));
    }

    [Fact]
    public async Task An_update_reaches_every_copy_and_two_in_a_row_are_one()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        await rooms.AddAsync(Ct, Post.ToPerson(new UserId("ou_1"), Say("请审批"), "request/1"), Post.ToPerson(new UserId("ou_2"), Say("请审批"), "request/1"));
        rooms.Start();
        await rooms.SettleAsync(Ct);

        await rooms.AddAsync(Ct, Post.Update("request/1", Say("一次")), Post.Update("request/1", Say("已通过")));
        await rooms.SettleAsync(Ct);

        Assert.Equal([("om_1", "已通过"), ("om_2", "已通过")],
            rooms.Messages.Arrived.Where(m => m.Kind == "update").Select(m => (m.To, TextOf(m))).Order());
    }

    [Fact]
    public async Task A_card_that_was_not_sent_yet_goes_out_current()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        await rooms.AddAsync(Ct, Post.ToPerson(new UserId("ou_1"), Say("请审批"), "request/1"));
        await rooms.AddAsync(Ct, Post.Update("request/1", Say("已撤回")));

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal("已撤回", TextOf(rooms.Messages.Arrived[0]));
    }

    [Fact]
    public async Task An_update_waits_for_the_card_that_is_on_its_way()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        var (under, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        rooms.Messages.Before = post =>
        {
            if (post.Kind != "send")
                return Task.CompletedTask;
            under.TrySetResult();
            return go.Task;
        };
        await rooms.AddAsync(Ct, Post.ToChat("oc_a", Say("旧"), "s/1"));
        rooms.Start();
        await under.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);

        await rooms.AddAsync(Ct, Post.Update("s/1", Say("新")));
        go.SetResult();
        await rooms.SettleAsync(Ct);

        Assert.Equal([("send", "旧"), ("update", "新")], rooms.Messages.Arrived.Select(m => (m.Kind, TextOf(m))));
    }

    [Fact]
    public async Task A_card_that_can_no_longer_be_changed_is_sent_anew_and_replies_find_the_new_one()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        await rooms.AddAsync(Ct, Post.ToChat("oc_a", Say("旧"), "s/1"));
        rooms.Start();
        await rooms.SettleAsync(Ct);
        rooms.Messages.Before = post => post.Kind == "update" ? throw FakeMessages.Refusal(FailureKind.Gone, 230031) : Task.CompletedTask;

        await rooms.AddAsync(Ct, Post.Update("s/1", Say("新")));
        await rooms.SettleAsync(Ct);

        Assert.Equal(("send", "oc_a", "新"), (rooms.Messages.Arrived[^1].Kind, rooms.Messages.Arrived[^1].To, TextOf(rooms.Messages.Arrived[^1])));
        Assert.Null(await rooms.Outbox.SubjectOfAsync("om_1", Ct));
        Assert.Equal("s/1", await rooms.Outbox.SubjectOfAsync(rooms.Messages.Arrived[^1].Message, Ct));
    }

    [Fact]
    public async Task A_person_Feishu_does_not_know_is_named_in_words_instead()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        rooms.Messages.Before = post => post.Card.Contains("<at ", StringComparison.Ordinal)
            ? throw FakeMessages.Refusal(FailureKind.Invalid, 230099, 100290) : Task.CompletedTask;
        await rooms.AddAsync(Ct, Post.ToChat("oc_a", Say("请 <at id=ou_王芳></at> 和 <at id='ou_old'></at> 看一下")));

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal("请 王芳 和 某位成员 看一下", TextOf(Assert.Single(rooms.Messages.Arrived)));
    }

    [Fact]
    public async Task A_missing_permission_parks_the_post_tells_the_administrator_once_and_the_next_one_passes_by()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        rooms.Messages.Before = post => post.To == "oc_out" ? throw FakeMessages.Refusal(FailureKind.Permission, 230002) : Task.CompletedTask;
        await rooms.AddAsync(Ct, Post.ToChat("oc_out", Say("一")), Post.ToChat("oc_out", Say("二")), Post.ToChat("oc_in", Say("三")));
        rooms.Start();
        await rooms.SettleAsync(Ct);

        Assert.Equal(2, await rooms.AskAsync<int>("SELECT COUNT(*) FROM outbox WHERE state = 'parked'", Ct));
        Assert.Equal(["oc_in", "ou_admin"], rooms.Messages.Arrived.Select(m => m.To).Order());

        rooms.Messages.Before = _ => Task.CompletedTask;
        await rooms.Get<OutboxFailures>().UnparkAsync(Ct);
        await rooms.SettleAsync(Ct);

        Assert.Equal(["一", "二"], rooms.Messages.Arrived.Where(m => m.To == "oc_out").Select(TextOf));
    }

    [Fact]
    public async Task What_nobody_asked_for_waits_for_the_first_working_hour_and_goes_once()
    {
        await using var rooms = await Rooms.OpenAsync(Ct, at: "2026-07-17T21:00:00+08:00"); // a Friday evening
        await rooms.AddAsync(Ct, Post.ToPerson(new UserId("ou_1"), Say("提醒")).WhenAwake(), Post.ToPerson(new UserId("ou_1"), Say("回答")));
        rooms.Start();
        await rooms.SettleAsync(Ct);
        Assert.Equal(["回答"], rooms.Messages.Arrived.Select(TextOf));

        rooms.Calendar.Advance(TimeSpan.FromHours(59.4)); // Monday 08:24
        Assert.Equal(0, await rooms.AskAsync<int>("SELECT tries FROM outbox WHERE not_before IS NOT NULL", Ct));
        rooms.Calendar.Advance(TimeSpan.FromHours(0.2)); // 08:36
        await rooms.SettleThroughPausesAsync(Ct);

        Assert.Equal(["回答", "提醒"], rooms.Messages.Arrived.Select(TextOf));
    }

    [Fact]
    public async Task A_card_Feishu_can_not_read_still_says_its_sentence()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        rooms.Messages.Before = post => post.Kind == "send" ? throw FakeMessages.Refusal(FailureKind.Invalid, 230099, 200621) : Task.CompletedTask;
        await rooms.AddAsync(Ct, Post.ToChat("oc_a", Say("线索 612/1,000")));

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal(("text", "线索 612/1,000"), (rooms.Messages.Arrived[0].Kind, rooms.Messages.Arrived[0].Card));
    }

    [Fact]
    public async Task A_recalled_question_is_answered_in_its_chat()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        rooms.Messages.Before = post => post.Kind == "reply" ? throw FakeMessages.Refusal(FailureKind.Gone, 230011) : Task.CompletedTask;
        await rooms.AddAsync(Ct, Post.Reply("om_q", "oc_a", Say("答")));

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal(("send", "oc_a"), (rooms.Messages.Arrived[0].Kind, rooms.Messages.Arrived[0].To));
    }

    static string TextOf(Sent post) => PlainNames.SummaryOf(post.Card);
}
