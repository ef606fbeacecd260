using Kpi.Bot.Base;
using Kpi.Bot.State;
using Kpi.Feishu;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Outbox;

/// <summary>Writes a row of a base: changes the record with its key, or adds it.</summary>
sealed class BaseWriter(IBaseRecords records, IBaseRows rows, IStateDb db) : Carrier(db)
{
    readonly IStateDb db = db;

    public override async Task CarryAsync(OutboxRow row, CancellationToken ct)
    {
        var write = new BaseWrite(row.Base!, row.Table!, row.RowKey!, row.Fields);
        var place = rows.Find(write)
            ?? throw new FeishuException("base", 0, $"「{row.Table}」 of base {row.Base} is not known yet", null, FailureKind.Retry);
        var record = await ChangeAsync(row, place, ct)
            // The row's id is the client token: a repetition after a crash finds the record that was added.
            ?? (await records.AddAsync(place.AppToken, place.TableId, [write.Fields], Guid.Parse(row.Id), ct))[0];
        await DoneAsync(row, record, tx => tx.ExecuteAsync(
            """
            INSERT INTO record_map (base, tbl, row_key, record) VALUES (@Base, @Table, @RowKey, @record)
            ON CONFLICT (base, tbl, row_key) DO UPDATE SET record = excluded.record
            """,
            new { row.Base, row.Table, row.RowKey, record }, CancellationToken.None));
        rows.Written(write, record);
    }

    /// <summary>Null where no record with the key is left: the base first, since people add and delete rows; then what we wrote ourselves.</summary>
    async Task<string?> ChangeAsync(OutboxRow row, RowAddress place, CancellationToken ct)
    {
        string?[] known = [place.RecordId, await NotedAsync(row, ct)];
        foreach (var record in known.OfType<string>().Distinct())
        {
            try
            {
                await records.ChangeAsync(place.AppToken, place.TableId, [new(record, row.Fields)], ct);
                return record;
            }
            catch (FeishuException deleted) when (deleted.Kind == FailureKind.Gone)
            {
                // Deleted by hand: the next one, or a new record.
            }
        }
        return null;
    }

    async Task<string?> NotedAsync(OutboxRow row, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.OneAsync<string>(
            "SELECT record FROM record_map WHERE base = @Base AND tbl = @Table AND row_key = @RowKey", new { row.Base, row.Table, row.RowKey }, ct);
    }
}
