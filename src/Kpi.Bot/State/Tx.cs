using System.Data.Common;
using Dapper;

namespace Kpi.Bot.State;

/// <summary>One transaction: what was decided and what follows from it, together or not at all.</summary>
/// <remarks>Disposed without <see cref="CommitAsync"/>, nothing of it has happened.</remarks>
/// <param name="ended">Lets the next writer in; called once, before <see cref="Afterwards"/>.</param>
public sealed class Tx(DbConnection connection, DbTransaction transaction, Action? ended = null) : IAsyncDisposable
{
    readonly List<Action> afterwards = [];
    bool closed;

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
        await CloseAsync();
        foreach (var action in afterwards)
            action();
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    async ValueTask CloseAsync()
    {
        if (closed)
            return;
        closed = true;
        try
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
        finally
        {
            ended?.Invoke();
        }
    }
}
