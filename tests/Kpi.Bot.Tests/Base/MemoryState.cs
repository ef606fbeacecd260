using System.Data.Common;
using Kpi.Bot.State;
using Microsoft.Data.Sqlite;

namespace Kpi.Bot.Tests.Base;

/// <summary>A state database in memory with the bot's own migrations.</summary>
sealed class MemoryState : IStateDb, IAsyncDisposable
{
    readonly string source = $"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared";
    readonly SqliteConnection open;

    MemoryState() => open = new(source);

    public static async Task<MemoryState> OpenAsync(CancellationToken ct)
    {
        var state = new MemoryState();
        await state.open.OpenAsync(ct);
        var assembly = typeof(IStateDb).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await using var command = state.open.CreateCommand();
#pragma warning disable CA2100 // The bot's own migration.
            command.CommandText = await reader.ReadToEndAsync(ct);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(ct);
        }
        return state;
    }

    public async Task<Tx> BeginAsync(CancellationToken ct)
    {
        var connection = await ConnectAsync(ct);
        return new(connection, await connection.BeginTransactionAsync(ct));
    }

    async Task<DbConnection> IStateDb.OpenAsync(CancellationToken ct) => await ConnectAsync(ct);

    async Task<SqliteConnection> ConnectAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(source);
        await connection.OpenAsync(ct);
        return connection;
    }

    public ValueTask DisposeAsync() => open.DisposeAsync();
}
