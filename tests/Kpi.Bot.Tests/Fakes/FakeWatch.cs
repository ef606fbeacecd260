using System.Collections.Immutable;
using Kpi.Bot.Base;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Fakes;

/// <summary>Changes that wait for a manager's word, in memory; the first confirmation wins.</summary>
sealed class FakeWatch : IWatch
{
    ImmutableList<Watched> open = [];

    public IReadOnlyList<Watched> Open => open;

    public void Put(string id, WatchedKind kind, string item, string who, string subject = "线索量 2026-07 目标 v2") =>
        open = open.Add(new(id, "增长", kind, item, subject, new UserId(who), kind == WatchedKind.Role ? "Member" : "1000|", kind == WatchedKind.Role ? "Administrator" : "800|", FakeKpis.At(new(2026, 7, 13), 9)));

    public Task<bool> TryConfirmAsync(Tx tx, string id, UserId by, DateTimeOffset at, CancellationToken ct) =>
        Task.FromResult(ImmutableInterlocked.Update(ref open, list => list.RemoveAll(w => w.Id == id)));
}
