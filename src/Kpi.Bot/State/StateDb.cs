using System.Data.Common;
using Dapper;

namespace Kpi.Bot.State;

/// <summary>The state database: what must survive a crash and what the base can't hold.</summary>
public interface IStateDb
{
    /// <summary>Begins a transaction that may write; on SQLite it is the only one until it ends.</summary>
    Task<Tx> BeginAsync(CancellationToken ct);

    /// <summary>A connection for reading.</summary>
    Task<DbConnection> OpenAsync(CancellationToken ct);
}

/// <summary>One transaction: what was decided and what follows from it, together or not at all.</summary>
/// <remarks>Disposed without <see cref="CommitAsync"/>, nothing of it has happened.</remarks>
public sealed class Tx(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    readonly List<Action> afterwards = [];

    public async Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: ct));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken ct) =>
        (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: ct))).AsList();

    /// <summary>Runs an <c>INSERT … ON CONFLICT DO NOTHING</c>; false when the row was there, so somebody was first.</summary>
    public async Task<bool> TryInsertAsync(string sql, object? parameters, CancellationToken ct) =>
        await ExecuteAsync(sql, parameters, ct) == 1;

    /// <summary>Runs once the transaction is durable, never when it is rolled back: wake a sender, show a row in the snapshot.</summary>
    public void Afterwards(Action action) => afterwards.Add(action);

    public async Task CommitAsync(CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        foreach (var action in afterwards)
            action();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
