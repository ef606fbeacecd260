using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Bot.Tests.RoomsKit;
using Kpi.Feishu;
using Kpi.Feishu.Events;
using Microsoft.Extensions.DependencyInjection;
using static Kpi.Bot.Tests.RoomsKit.TryCommand;

namespace Kpi.Bot.Tests.Door;

/// <summary>From a message that comes in to the answer that goes out.</summary>
public sealed class ConversationTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static readonly IChatCommand[] Commands =
    [
        new TryCommand(SpecOf("zeig", "看看")), new TryCommand(SpecOf("mine", "自己的", place: AnswerPlace.InPrivate)),
        new TryCommand(SpecOf("bosses", "主管的", Audience.Managers)), new TryCommand(SpecOf("put", "写入", act: true)),
    ];

    static Task<Rooms> OpenAsync(params IChatCommand[] more) => Rooms.OpenAsync(Ct, s =>
    {
        foreach (var command in (IChatCommand[])[.. Commands, .. more])
            s.AddSingleton(command);
    });

    [Fact]
    public async Task A_question_is_answered_as_a_reply_where_it_was_asked()
    {
        await using var rooms = await OpenAsync();
        await rooms.HearAsync(rooms.Message("om_q", "/kpi zeig 线索量"), Ct);

        await rooms.Start().SettleAsync(Ct);

        var answer = Assert.Single(rooms.Messages.Arrived);
        Assert.Equal(("reply", "om_q", "zeig 王芳 线索量"), (answer.Kind, answer.To, Text(answer)));
    }

    [Fact]
    public async Task The_same_message_is_answered_once_also_a_day_later_and_after_a_restart()
    {
        await using var first = await OpenAsync();
        var question = first.Message("om_q", "/kpi 看看");
        await first.HearAsync(question, Ct);
        await first.HearAsync(question, Ct);
        await first.Start().SettleAsync(Ct);
        first.Calendar.Advance(TimeSpan.FromDays(1));

        await using var second = await first.RestartAsync(Ct);
        await second.HearAsync(question, Ct);
        await second.Start().SettleAsync(Ct);

        Assert.Single(second.Messages.Arrived);
    }

    [Fact]
    public async Task What_was_stored_and_not_handled_is_answered_after_a_restart()
    {
        await using var first = await OpenAsync();
        await first.HearAsync(first.Message("om_q", "/kpi 看看"), Ct);

        await using var second = await first.RestartAsync(Ct);
        await second.Start().SettleAsync(Ct);

        Assert.Single(second.Messages.Arrived);
    }

    [Fact]
    public async Task Personal_figures_asked_for_in_a_group_go_to_the_direct_chat_and_the_group_sees_only_that()
    {
        await using var rooms = await OpenAsync();
        await rooms.HearAsync(rooms.Message("om_q", "/kpi mine", group: true), Ct);

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal([("reply", "om_q", "已私信发给你"), ("send", "ou_王芳", "mine 王芳")],
            rooms.Messages.Arrived.Select(m => (m.Kind, m.To, Text(m))).Order());
    }

    [Fact]
    public async Task A_command_of_managers_is_refused_politely_and_answered_to_who_leads_the_team()
    {
        await using var rooms = await OpenAsync();
        await rooms.HearAsync(rooms.Message("om_1", "/kpi bosses"), Ct);
        await rooms.HearAsync(rooms.Message("om_2", "/kpi bosses", person: "孙经理"), Ct);

        await rooms.Start().SettleAsync(Ct);

        Assert.Contains("只有主管、负责人和管理员可以用", Text(rooms.Messages.Arrived.Single(m => m.To == "om_1")), StringComparison.Ordinal);
        Assert.Equal("bosses 孙经理", Text(rooms.Messages.Arrived.Single(m => m.To == "om_2")));
    }

    [Fact]
    public async Task Somebody_unknown_is_told_how_to_be_added_and_sees_no_figures()
    {
        await using var rooms = await OpenAsync();
        await rooms.HearAsync(rooms.Message("om_q", "/kpi zeig", person: "路人"), Ct);

        await rooms.Start().SettleAsync(Ct);

        var answer = Assert.Single(rooms.Messages.Arrived);
        Assert.Equal("还没有把你加进 KPI 成员", Text(answer));
    }

    [Fact]
    public async Task A_misspelt_command_offers_what_was_meant_with_its_arguments()
    {
        await using var rooms = await OpenAsync();
        await rooms.HearAsync(rooms.Message("om_q", "/kpi ziig 线索量"), Ct);

        await rooms.Start().SettleAsync(Ct);

        Assert.Contains("\"command\":\"zeig 线索量\"", Assert.Single(rooms.Messages.Arrived).Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_outage_a_question_is_asked_back_and_an_act_counts()
    {
        await using var rooms = await OpenAsync();
        await rooms.HearAsync(rooms.Message("om_1", "/kpi zeig 线索量"), Ct);
        await rooms.HearAsync(rooms.Message("om_2", "/kpi put 12"), Ct);
        rooms.Calendar.Advance(TimeSpan.FromMinutes(31));

        await rooms.Start().SettleAsync(Ct);

        Assert.Contains("再问一次", rooms.Messages.Arrived[0].Card, StringComparison.Ordinal);
        Assert.Equal("put 王芳 12", Text(rooms.Messages.Arrived[1]));
    }

    [Fact]
    public async Task A_command_that_fails_three_times_is_told_to_the_person_and_the_next_question_is_answered()
    {
        await using var rooms = await OpenAsync(new TryCommand(SpecOf("broken", "坏的"), _ => throw new InvalidOperationException("broken")));
        await rooms.HearAsync(rooms.Message("om_1", "/kpi broken"), Ct);
        await rooms.HearAsync(rooms.Message("om_2", "/kpi zeig"), Ct);

        await rooms.Start().SettleThroughPausesAsync(Ct);

        Assert.Equal(["om_1", "om_2"], rooms.Messages.Arrived.Select(m => m.To));
        Assert.Contains("没有处理成功", Text(rooms.Messages.Arrived[0]), StringComparison.Ordinal);
        Assert.Equal("failed", await rooms.AskAsync<string>("SELECT state FROM received WHERE id = 'om_1'", Ct));
    }

    [Theory]
    [InlineData("kpi 很高", false)]
    [InlineData("大家好", false)]
    [InlineData("kpi zeig", true)]
    public async Task In_a_group_talk_about_a_kpi_is_left_alone_unless_the_bot_is_meant(string said, bool meant)
    {
        await using var rooms = await OpenAsync();
        var message = rooms.Message("om_q", said, group: true);
        await rooms.HearAsync(meant ? message : message with { Text = said, Mentions = [] }, Ct);

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal(meant ? 1 : 0, rooms.Messages.Arrived.Count);
    }

    [Fact]
    public async Task A_reply_to_a_card_comes_to_who_takes_its_subject_and_other_words_are_hinted_at()
    {
        await using var rooms = await Rooms.OpenAsync(Ct, s => s.AddSingleton<IReplyHandler, Echo>());
        await rooms.AddAsync(Ct, Post.ToPerson(new("ou_王芳"), NoticeView.Of("为什么？"), "echo/DV-1"));
        rooms.Start();
        await rooms.SettleAsync(Ct);

        await rooms.HearAsync(rooms.Message("om_r", "发布晚了 措施：提前", replyTo: "om_1"), Ct);
        await rooms.HearAsync(rooms.Message("om_s", "你好"), Ct);
        await rooms.SettleAsync(Ct);

        Assert.Equal("echo/DV-1: 发布晚了 措施：提前", Text(rooms.Messages.Arrived[1]));
        Assert.Contains("/kpi", Text(rooms.Messages.Arrived[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_welcomed_once_and_the_menu_asks_like_a_message()
    {
        await using var rooms = await OpenAsync(new TryCommand(SpecOf("hallo", "欢迎", Audience.Anybody)));
        await rooms.HearAsync(new ChatEntered("e1", rooms.Calendar.GetUtcNow(), new("oc_p"), new("ou_王芳")), Ct);
        await rooms.HearAsync(new ChatEntered("e2", rooms.Calendar.GetUtcNow(), new("oc_p"), new("ou_王芳")), Ct);
        await rooms.HearAsync(new MenuUsed("e3", rooms.Calendar.GetUtcNow(), new OpenId("ou_王芳"), "kpi_zeig_线索量"), Ct);

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal(["oc_p", "ou_王芳"], rooms.Messages.Arrived.Select(m => m.To).Order());
        Assert.Equal("zeig 王芳 线索量", Text(rooms.Messages.Arrived.Single(m => m.To == "ou_王芳")));
    }

    [Fact]
    public async Task A_word_that_two_commands_take_fails_at_start_by_name()
    {
        await using var rooms = await OpenAsync(new TryCommand(SpecOf("other", "看看")));

        Assert.Contains("看看", Assert.Throws<InvalidOperationException>(rooms.Get<CommandBook>).Message, StringComparison.Ordinal);
    }

    static string Text(Sent sent) => PlainNames.SummaryOf(sent.Card);

    sealed class Echo : IReplyHandler
    {
        public string SubjectKind => "echo";

        public Task<Answer?> ReplyAsync(CardReply reply, Tx tx, CancellationToken ct) =>
            Task.FromResult<Answer?>(Answer.Card(NoticeView.Of($"{reply.Subject}: {reply.Text}")));
    }
}
