using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Ops;

/// <summary>Tells the administrators what a person has to mend, each thing once.</summary>
public sealed class AdminNotices(IStateDb db, IOutbox outbox, IKpiBase kpis, RootOptions options, Clocks clocks)
{
    /// <summary>管理员 by 「成员」 and by <c>Admins</c>.</summary>
    public IReadOnlyList<UserId> Admins =>
    [
        .. options.Admins.Select(id => new UserId(id))
            .Concat(kpis.Now.Bases.SelectMany(b => b.Members)
                .Where(m => m is { Active: true, Role: Role.Administrator, User: not null }).Select(m => m.User!.Value))
            .Distinct(),
    ];

    /// <param name="key">What makes it the same thing tomorrow.</param>
    /// <param name="text">One sentence: what, where, and what to do.</param>
    public async Task TellOnceAsync(string key, string text, CancellationToken ct)
    {
        // Nobody to tell yet: it is not marked as told, so that the first administrator hears of it.
        if (Admins is not { Count: > 0 } admins)
            return;
        await using var tx = await db.BeginAsync(ct);
        if (!await tx.TryInsertAsync("INSERT INTO finding_told (key, told_at) VALUES (@key, @Now) ON CONFLICT DO NOTHING", new { key, clocks.Now }, ct))
            return;
        var view = NoticeView.Mistake(text, new NoticeView.Button("查看运行情况", "admin"));
        await outbox.AddAsync(tx, [.. admins.Select(a => Post.ToPerson(a, view).WhenAwake())], [], ct);
        await tx.CommitAsync(ct);
    }

    /// <summary>The same for several things at once: those not told yet come in one message, at most <see cref="Most"/> of them by name.</summary>
    public async Task TellOnceAsync(IReadOnlyList<(string Key, string Text)> things, CancellationToken ct)
    {
        if (things.Count == 0 || Admins is not { Count: > 0 } admins)
            return;
        await using var tx = await db.BeginAsync(ct);
        var news = new List<string>();
        foreach (var (key, text) in things)
            if (await tx.TryInsertAsync("INSERT INTO finding_told (key, told_at) VALUES (@key, @Now) ON CONFLICT DO NOTHING", new { key, clocks.Now }, ct))
                news.Add(text);
        if (news.Count == 0)
            return;
        var told = string.Join('\n', news.Take(Most)) + (news.Count > Most ? $"\n另有 {news.Count - Most} 处，见 /kpi admin" : "");
        var view = NoticeView.Mistake(told, new NoticeView.Button("查看运行情况", "admin"));
        await outbox.AddAsync(tx, [.. admins.Select(a => Post.ToPerson(a, view).WhenAwake())], [], ct);
        await tx.CommitAsync(ct);
    }

    /// <summary>More lines than this nobody reads on a phone.</summary>
    const int Most = 8;
}
