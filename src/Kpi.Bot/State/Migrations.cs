using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Bot.State;

/// <summary>Brings the database's schema up to date: the files <c>State/Migrations/NNN_name.sql</c> in the order of their numbers, each once.</summary>
static partial class Migrations
{
    /// <exception cref="InvalidOperationException">Two files have one number.</exception>
    public static async Task ApplyAsync(StateDb db, CancellationToken ct)
    {
        var files = Files();
        await using (var tx = await db.BeginAsync(ct))
        {
            await tx.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT", null, ct);
            await tx.CommitAsync(ct);
        }
        foreach (var (number, name, resource) in files)
        {
            // Asked again inside each transaction: another process may start at the same moment.
            await using var tx = await db.BeginAsync(ct);
            if (!await tx.TryInsertAsync("INSERT INTO schema_version (number, name) VALUES (@number, @name) ON CONFLICT DO NOTHING", new { number, name }, ct))
                continue;
            using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
            await tx.ExecuteAsync(await reader.ReadToEndAsync(ct), null, ct);
            await tx.CommitAsync(ct);
        }
    }

    static List<(int Number, string Name, string Resource)> Files()
    {
        List<(int Number, string Name, string Resource)> files =
        [
            .. from resource in typeof(Migrations).Assembly.GetManifestResourceNames()
               let match = Shape().Match(resource)
               where match.Success
               let number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
               orderby number
               select (number, match.Groups["name"].Value, resource),
        ];
        foreach (var twice in files.GroupBy(f => f.Number).Where(g => g.Count() > 1))
            throw new InvalidOperationException($"Migration {twice.Key:000} is there twice: {string.Join(", ", twice.Select(f => f.Name))}.");
        return files;
    }

    [GeneratedRegex(@"\.State\.Migrations\.(?<number>\d{3})_(?<name>\w+)\.sql$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
