using Kpi.Bot.Base;

namespace Kpi.Bot.Deviations;

/// <summary>What an owner says about a deviation, before it is checked. Null is: not said, so what stood there stays.</summary>
/// <param name="Cause">原因分类.</param>
sealed record Explanation(string? Cause, string? Reason, string? Action, DateOnly? Due)
{
    /// <summary>Letters of a reason or a measure; ten folded ones and a full one fit on a card.</summary>
    public const int MostLetters = 500;

    /// <summary>The row with this answer in it, or the mistake in words that say what to do.</summary>
    public (Deviation? Row, string? Mistake) On(Deviation row, DateTimeOffset at, DateOnly today)
    {
        var (reason, action, due) = (Clean(Reason) ?? row.Reason, Clean(Action) ?? row.Action, Due ?? row.DueDay ?? OwnerCard.FridayAfter(today));
        if (string.IsNullOrEmpty(reason))
            return (null, "请填写偏差原因。");
        if (Cause is not null && !Base.Options.CauseKinds.Contains(Cause))
            return (null, $"原因分类请从 {string.Join("/", Base.Options.CauseKinds)} 中选择。");
        if (reason.Length > MostLetters || action?.Length > MostLetters)
            return (null, $"偏差原因和调整措施各最多 {MostLetters} 字，请精简。");
        // A day that stood there already may have passed meanwhile.
        if (due < today && due != row.DueDay)
            return (null, $"完成日 {due:yyyy-MM-dd} 已经过去，请选今天或以后。");
        if (due > today.AddYears(1))
            return (null, $"完成日 {due:yyyy-MM-dd} 太远了，请选一年以内。");
        return (row with
        {
            Reason = reason, Action = action, CauseKind = Cause ?? row.CauseKind, DueDay = due, State = DeviationState.Answered, AnsweredAt = at,
        }, null);
    }

    /// <summary>Line breaks stay, other control characters (which a cell or a card would choke on) go.</summary>
    static string? Clean(string? text)
    {
        var clean = text is null ? "" : string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        return clean.Length == 0 ? null : clean;
    }
}
