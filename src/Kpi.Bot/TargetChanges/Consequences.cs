using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;

namespace Kpi.Bot.TargetChanges;

/// <summary>What follows from a decision: the rows, every copy of the card, the requester, and the group where it passed.</summary>
sealed class Consequences(ISnapshot now, Located located, TargetChange decided, DateOnly today, Words words)
{
    /// <summary>How much of the reason a target's 说明 repeats.</summary>
    const int NoteLetters = 200;

    public RequestView Card { get; } = RequestView.Of(now, located, decided, RequestReader.Anybody, [], today, words);

    public IReadOnlyList<BaseWrite> Writes => decided.State == ChangeState.Approved
        ? [TargetsTable.Write(located.Base, NewVersion()), TargetChangesTable.Write(located.Base, decided)] : [TargetChangesTable.Write(located.Base, decided)];

    public IReadOnlyList<Post> Posts
    {
        get
        {
            List<Post> posts = [Post.Update(Deciding.Subject(decided.Id), Card)];
            if (decided is { Requester: { } requester, State: ChangeState.Approved or ChangeState.Rejected or ChangeState.Expired })
                posts.Add(Post.ToPerson(requester, new NoticeView(Told, decided.State == ChangeState.Approved ? "green" : "grey", Buttons)));
            if (decided.State == ChangeState.Approved && located.Base.TeamNamed(located.Indicator.Team)?.Chat is { } chat)
                posts.Add(Post.ToChat(chat, new NoticeView($"目标已调整：{Change}，{now.NameOf(decided.Approver)} 通过。", "green", Buttons)));
            return posts;
        }
    }

    string Told => decided.State switch
    {
        ChangeState.Approved => $"你的申请已通过：{Change}（{now.NameOf(decided.Approver)}）。",
        ChangeState.Rejected => $"你的申请被驳回：{Change}。{now.NameOf(decided.Approver)} 的意见：{decided.Comment}",
        _ => $"你的申请没有在周期结束前处理，已过期：{Change}。",
    };

    string Change => $"{located.Indicator.Name} {decided.Period} 基础 {Card.NewBase}{(Card.NewChallenge.Length == 0 ? "" : $"，挑战 {Card.NewChallenge}")}";

    IReadOnlyList<NoticeView.Button> Buttons => [new("查看指标", $"show {Card.Exactly}")];

    /// <summary>One more version, in force from now; the old ones stay as they are.</summary>
    Target NewVersion() => new(decided.Code, decided.Period,
        located.Base.TargetsOf(decided.Code).Where(t => t.Period == decided.Period).Select(t => t.Version).DefaultIfEmpty().Max() + 1,
        decided.NewBase, decided.NewChallenge, "协商", $"{decided.Id} {(decided.Why.Length <= NoteLetters ? decided.Why : decided.Why[..NoteLetters] + "…")}",
        TargetState.InForce, decided.DecidedAt);
}
