using Dapper;

namespace Kpi.Bot.State;

/// <summary>What the bot says of its own accord and says once, and since when it is said (table <c>told</c>).</summary>
public sealed class Told(IStateDb db)
{
    /// <summary>When the owner's card about a deviation stood: reminders count from then.</summary>
    public static string DeviationCard(string baseName, string deviation) => $"deviation-card/{baseName}/{deviation}";

    /// <summary>When each of these was said; those that never were are left out.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> WhenAsync(IEnumerable<string> keys, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var found = new Dictionary<string, DateTimeOffset>();
        // SQLite takes 32,766 parameters, SQL Server 2,100.
        foreach (var some in keys.Distinct().Chunk(500))
            foreach (var (key, at) in await connection.QueryAsync<(string Key, long At)>(
                new CommandDefinition("SELECT key, at FROM told WHERE key IN @some", new { some }, cancellationToken: ct)))
                found[key] = DateTimeOffset.FromUnixTimeMilliseconds(at);
        return found;
    }

    /// <summary>Notes that these are said now; a key that is there keeps its first moment.</summary>
    public static async Task NoteAsync(Tx tx, IEnumerable<string> keys, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var key in keys)
            await tx.ExecuteAsync("INSERT INTO told (key, at) VALUES (@key, @at) ON CONFLICT DO NOTHING", new { key, at = at.ToUnixTimeMilliseconds() }, ct);
    }
}
