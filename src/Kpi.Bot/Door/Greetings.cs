using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Ops;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>What the bot says when it comes into a group, and once to each person who opens its chat.</summary>
sealed class Greetings(Router router, IKpiBase kpis, IOutbox outbox, IStateDb db, OutboxFailures failures, AdminNotices admins, Clocks clocks)
{
    public Task HandleAsync(FeishuEvent happened, CancellationToken ct) =>
        happened is ChatEntered entered ? WelcomeAsync(entered, ct) : MembershipAsync((BotMembership)happened, ct);

    async Task WelcomeAsync(ChatEntered entered, CancellationToken ct)
    {
        var person = new UserId(entered.Person.Value);
        // The time of the answer, not of the event: a welcome is not outdated by an outage.
        var help = await router.AnswerAsync(new(person, CommandLine.Of("help"), entered.Chat.Value, false, null, clocks.Now), ct);
        await using var tx = await db.BeginAsync(ct);
        await MessageMap.NoteDirectAsync(tx, entered.Chat.Value, person.Value, ct);
        if (await tx.TryInsertAsync("INSERT INTO welcomed (person, at) VALUES (@Value, @Now) ON CONFLICT DO NOTHING", new { person.Value, clocks.Now }, ct))
            await outbox.AddAsync(tx, help.Posts, [], ct);
        await ReceivedStore.DoneAsync(tx, entered.Id, ct);
        await tx.CommitAsync(ct);
    }

    async Task MembershipAsync(BotMembership membership, CancellationToken ct)
    {
        await using (var tx = await db.BeginAsync(ct))
        {
            if (membership.Joined)
                await outbox.AddAsync(tx, [Post.ToChat(membership.Chat.Value, Hello(membership.Chat.Value))], [], ct);
            await ReceivedStore.DoneAsync(tx, membership.Id, ct);
            await tx.CommitAsync(ct);
        }
        // What could not be sent because the bot was not there goes out now.
        if (membership.Joined)
            await failures.UnparkAsync(ct);
        else if (TeamOf(membership.Chat.Value) is { } team)
            await admins.TellOnceAsync($"left/{membership.Id}", $"机器人被移出了{team.Name}的群，它的日报和周报发不出去了。请把机器人加回来，或改「团队」表里的群ID。", ct);
    }

    Team? TeamOf(string chat) => kpis.Now.Bases.SelectMany(b => b.Teams).FirstOrDefault(t => t.Chat == chat);

    NoticeView Hello(string chat) => TeamOf(chat) is { } team
        ? NoticeView.Of($"大家好，我是KPI助手，{team.Name}的日报和周报会发在这里。", new("团队看板", "team"), new("全部命令", "help"))
        : NoticeView.Of($"大家好，我是KPI助手。请管理员把本群的群ID {chat} 填到多维表格「团队」的「群ID」，日报就会发到这里。", new NoticeView.Button("全部命令", "help"));
}
