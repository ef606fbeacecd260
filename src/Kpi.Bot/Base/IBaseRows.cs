using Kpi.Bot.Outbox;

namespace Kpi.Bot.Base;

/// <summary>Where a row stands, or would be added.</summary>
/// <param name="RecordId">Null where nobody has the key yet.</param>
public sealed record RowAddress(string AppToken, string TableId, string? RecordId);

/// <summary>What the sender of the outbox asks before it writes a row, and tells after.</summary>
public interface IBaseRows
{
    /// <summary>The address of a write by its business key; null where the base was never read or has no such table.</summary>
    RowAddress? Find(BaseWrite write);

    /// <summary>The base has the write now: its values are the base's own from here on, and the next edit by a person wins.</summary>
    void Written(BaseWrite write, string recordId);

    /// <summary>The write will never be made (the base refuses it for good): it is shown no longer.</summary>
    void Abandoned(BaseWrite write);
}
