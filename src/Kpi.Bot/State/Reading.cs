using System.Data.Common;
using Dapper;

namespace Kpi.Bot.State;

/// <summary>Reading outside a transaction.</summary>
static class Reading
{
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this DbConnection connection, string sql, object? parameters, CancellationToken ct) =>
        (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct))).AsList();

    /// <summary>The first row, or the type's default without one.</summary>
    public static Task<T?> OneAsync<T>(this DbConnection connection, string sql, object? parameters, CancellationToken ct) =>
        connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct));
}
