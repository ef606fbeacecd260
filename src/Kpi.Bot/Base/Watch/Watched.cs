using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

public enum WatchedKind
{
    /// <summary>A target came into force, changed or left force without a decision in chat (未经审批).</summary>
    Target,
    /// <summary>A role in 「成员」 was raised.</summary>
    Role,
    /// <summary>An actual of a closed month was changed by a person (修订).</summary>
    ClosedActual,
}

/// <summary>Something that anybody with edit rights could bend, and that waits for a manager.</summary>
/// <param name="Item">What it is about: <c>target|LEADS|2026-07|2</c>, <c>role|ou_…|增长组</c>, <c>actual|LEADS|2026-06-30</c>.</param>
/// <param name="Subject">The same in words for people: 线索量 2026-07 v2.</param>
/// <param name="Who">Who changed it, by the change event; null where no event told.</param>
/// <param name="Old">Null where it was not there before.</param>
/// <param name="New">Null where it is gone.</param>
public sealed record Watched(string Id, string Base, WatchedKind Kind, string Item, string Subject, UserId? Who, string? Old, string? New, DateTimeOffset At)
{
    /// <summary>The old value in words; 「无」 where there was none.</summary>
    public string OldText => Told(Old);

    /// <summary>The new value in words; 「无」 where it is gone.</summary>
    public string NewText => Told(New);

    string Told(string? value) => value is null or "" ? "无" : Kind switch
    {
        WatchedKind.Target => WatchItems.Told(value),
        WatchedKind.Role => Options.Roles.NameOf(Enum.Parse<Role>(value)),
        _ => value,
    };
}

/// <summary>What waits for a manager's word about the base itself.</summary>
public interface IWatch
{
    /// <summary>Not confirmed yet, the oldest first.</summary>
    IReadOnlyList<Watched> Open { get; }

    /// <summary>A manager stands for the change; false when somebody already did.</summary>
    Task<bool> TryConfirmAsync(Tx tx, string id, UserId by, DateTimeOffset at, CancellationToken ct);
}
