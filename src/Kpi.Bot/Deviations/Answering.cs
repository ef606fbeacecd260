using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Deviations;

/// <summary>What came of an act on a deviation: a refusal in words, or what to write, to post and to show.</summary>
/// <param name="Row">As it is now; null where it was refused.</param>
sealed record Acted(string? Refusal, Deviation? Row, IReadOnlyList<BaseWrite> Writes, IReadOnlyList<Post> Posts, DeviationView? Card)
{
    public static Acted Refused(string why) => new(why, null, [], [], null);
}

/// <summary>Who does something to a deviation, when, and for which reader.</summary>
sealed record Act(Sender By, DateTimeOffset At, DateOnly Today, Words Words)
{
    public static Act Of(Press press) => new(press.Sender, press.Now, press.Today, press.Words);

    public static Act Of(CardReply reply) => new(reply.Sender, reply.Now, reply.Today, reply.Words);
}

/// <summary>Takes an answer or a closing, from a form or in words: checks who, keeps the version, makes every card current.</summary>
sealed class Answering(IKpiBase kpis)
{
    /// <summary>The owner answers, or corrects an answer.</summary>
    public async Task<Acted> AnswerAsync(Act act, string baseName, string id, Explanation said, Tx tx, CancellationToken ct)
    {
        var now = kpis.Now;
        if (await FindAsync(now, baseName, id, act, tx, ct) is not { } found)
            return Acted.Refused("这条偏差已经不在「偏差跟进」表里。");
        if (found.Row.Owner != act.By.Id)
            return Acted.Refused($"只有责任人{NameIn(now, found.Row.Owner)}可以回复。");
        if (!act.By.IsKnown)
            return Acted.Refused("「成员」里没有你在职的记录，请联系管理员。");
        if (found.Row.State == DeviationState.Closed)
            return Acted.Refused("这条偏差已关闭，不能再修改。");
        var (row, mistake) = said.On(found.Row, act.At, act.Today);
        return row is null ? Acted.Refused(mistake!) : await KeepAsync(now, found with { Row = row }, closes: false, act, tx, ct);
    }

    /// <summary>A manager says that it is settled.</summary>
    public async Task<Acted> CloseAsync(Act act, string baseName, string id, Tx tx, CancellationToken ct)
    {
        var now = kpis.Now;
        if (await FindAsync(now, baseName, id, act, tx, ct) is not { } found)
            return Acted.Refused("这条偏差已经不在「偏差跟进」表里。");
        if (found.Row.Owner == act.By.Id || !new Located(found.Kpis, found.Indicator).Manages(act.By))
            return Acted.Refused("只有主管或负责人可以关闭，且不能关闭自己的偏差。");
        return found.Row.State switch
        {
            DeviationState.Open => Acted.Refused("责任人还没有回复，不能关闭。"),
            DeviationState.Closed => Acted.Refused("这条偏差已经关闭。"),
            _ => await KeepAsync(now, found with { Row = found.Row with { State = DeviationState.Closed } }, closes: true, act, tx, ct),
        };
    }

    /// <summary>The deviation as it is at this moment, also where the snapshot does not show the last decision yet.</summary>
    static async Task<DeviationCase?> FindAsync(ISnapshot now, string baseName, string id, Act act, Tx tx, CancellationToken ct)
    {
        var found = DeviationCase.All(now, row => row.Base == baseName && row.Id == id);
        return found.Count == 0 ? null : found[0] with { Row = (await DeviationEvents.LaidOverAsync(tx, [found[0].Row], act.At, ct))[0] };
    }

    static async Task<Acted> KeepAsync(ISnapshot now, DeviationCase changed, bool closes, Act act, Tx tx, CancellationToken ct)
    {
        await DeviationEvents.AddAsync(tx, changed.Row, closes, act.By.Id, act.At, ct);
        var rows = await DeviationEvents.LaidOverAsync(tx, [.. now.Bases.SelectMany(b => b.Deviations).Where(d => d.Week == changed.Row.Week)], act.At, ct);
        var current = new CurrentCards(now, [.. rows.Select(r => r.Base == changed.Row.Base && r.Id == changed.Row.Id ? changed.Row : r)], act.Today, act.Words);
        return new(null, changed.Row, [DeviationsTable.Write(changed.Kpis, changed.Row)], current.AfterChangeOf(changed),
            closes ? current.ManagerCard(changed, changed.Row.Id) : current.OwnersCard(changed));
    }

    static string NameIn(ISnapshot now, UserId? owner) => now.NameOf(owner) is { } name ? $" {name} " : "";
}
