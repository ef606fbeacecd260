using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>The watch's rows in the state database.</summary>
sealed class WatchStore(IStateDb db)
{
    /// <summary>Set once the first import of a base was taken as a whole.</summary>
    public const string Baseline = "baseline";

    sealed record Row(string Id, string Base, string Kind, string Item, string Subject, string? Who, string? Old, string? New, long At);

    public async Task<Dictionary<string, string>> AcceptedAsync(string name, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<(string Item, string Value)>(
            new CommandDefinition("SELECT item, value FROM watch_accepted WHERE base = @name", new { name }, cancellationToken: ct));
        return rows.ToDictionary(r => r.Item, r => r.Value, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<Watched>> OpenAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT id, base, kind, item, subject, who, old, new, at FROM watched WHERE confirmed_by IS NULL ORDER BY at, id", cancellationToken: ct));
        return [.. rows.Select(r => new Watched(r.Id, r.Base, Enum.Parse<WatchedKind>(r.Kind), r.Item, r.Subject, r.Who is null ? null : new UserId(r.Who),
            r.Old, r.New, DateTimeOffset.FromUnixTimeMilliseconds(r.At)))];
    }

    /// <summary>Every write to a table of a base with a key that was decided in chat: rows stand there from the decision's own transaction on.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>>> DecidedAsync(string name, string table, string key, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT payload FROM outbox WHERE kind = 'write' AND base = @name AND tbl = @table AND row_key = @key", new { name, table, key }, cancellationToken: ct));
        return [.. rows.Select(r => JsonSerializer.Deserialize<Dictionary<string, JsonNode?>>(r)!)];
    }

    public async Task SaveAsync(string name, IReadOnlyDictionary<string, string> accepted, IReadOnlyList<Watched> found, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        foreach (var (item, value) in accepted)
            await AcceptAsync(tx, name, item, value, ct);
        foreach (var one in found)
        {
            // Changed again before anybody looked: the first old value and the newest new one are what a manager decides on.
            await tx.ExecuteAsync("DELETE FROM watched WHERE base = @Base AND item = @Item AND confirmed_by IS NULL", one, ct);
            await tx.ExecuteAsync(
                "INSERT INTO watched (id, base, kind, item, subject, who, old, new, at) VALUES (@Id, @Base, @Kind, @Item, @Subject, @Who, @Old, @New, @At)",
                new { one.Id, one.Base, Kind = one.Kind.ToString(), one.Item, one.Subject, Who = one.Who?.Value, one.Old, one.New, At = one.At.ToUnixTimeMilliseconds() }, ct);
        }
        await tx.CommitAsync(ct);
    }

    /// <summary>Undone in the base itself: nothing is left to confirm.</summary>
    public async Task DropAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        foreach (var id in ids)
            await tx.ExecuteAsync("DELETE FROM watched WHERE id = @id AND confirmed_by IS NULL", new { id }, ct);
        await tx.CommitAsync(ct);
    }

    public static async Task<bool> TryConfirmAsync(Tx tx, Watched one, string? accepted, UserId by, DateTimeOffset at, CancellationToken ct)
    {
        if (await tx.ExecuteAsync("UPDATE watched SET confirmed_by = @By, confirmed_at = @At WHERE id = @Id AND confirmed_by IS NULL",
            new { one.Id, By = by.Value, At = at.ToUnixTimeMilliseconds() }, ct) == 0)
            return false;
        if (accepted is not null)
            await AcceptAsync(tx, one.Base, one.Item, accepted, ct);
        return true;
    }

    static Task<int> AcceptAsync(Tx tx, string name, string item, string value, CancellationToken ct) => tx.ExecuteAsync(
        "INSERT INTO watch_accepted (base, item, value) VALUES (@name, @item, @value) ON CONFLICT (base, item) DO UPDATE SET value = excluded.value",
        new { name, item, value }, ct);
}
