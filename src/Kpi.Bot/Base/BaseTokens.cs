using Dapper;
using Kpi.Bot.State;

namespace Kpi.Bot.Base;

/// <summary>A base has no token yet: <c>init</c> makes it.</summary>
public sealed class BaseNotSetUpException(string name)
    : Exception($"基地「{name}」还没有 AppToken：请先运行 init，或在 Bases:N:AppToken 填上多维表格链接中的令牌。");

/// <summary>Tokens of the bases that <c>init</c> made, by name; what the configuration says wins.</summary>
public sealed class BaseTokens(IStateDb db)
{
    public async Task<string?> FindAsync(BaseEntry entry, CancellationToken ct)
    {
        if (entry.AppToken is { Length: > 0 } configured)
            return configured;
        await using var connection = await db.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "SELECT app_token FROM base_token WHERE base = @Name", entry, cancellationToken: ct));
    }

    public async Task KeepAsync(string name, string appToken, DateTimeOffset at, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("DELETE FROM base_token WHERE base = @name", new { name }, ct);
        await tx.ExecuteAsync("INSERT INTO base_token (base, app_token, made_at) VALUES (@name, @appToken, @at)",
            new { name, appToken, at = at.ToUnixTimeMilliseconds() }, ct);
        await tx.CommitAsync(ct);
    }
}
