namespace Kpi.Bot.Base;

/// <summary>Up to which revision a row is known, as a whole and field by field: what came earlier must not undo it.</summary>
sealed class RecordClock
{
    Dictionary<string, long>? fields;

    /// <summary>The row as a whole: read anew, or deleted, at this revision.</summary>
    public long Whole { get; set; }

    public bool IsNews(string field, long revision) =>
        revision >= Whole && (fields is null || !fields.TryGetValue(field, out var known) || revision >= known);

    public void Note(string field, long revision) => (fields ??= new(StringComparer.Ordinal))[field] = revision;
}
