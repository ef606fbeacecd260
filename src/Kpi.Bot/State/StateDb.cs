using System.Data.Common;
using Kpi.Bot.Settings;
using Microsoft.Data.Sqlite;

namespace Kpi.Bot.State;

/// <summary>The state database: what must survive a crash and what the base can't hold.</summary>
public interface IStateDb
{
    /// <summary>Begins a transaction that may write; on SQLite it is the only one until it ends.</summary>
    /// <remarks>Never begin a second one inside it: it would wait for itself.</remarks>
    Task<Tx> BeginAsync(CancellationToken ct);

    /// <summary>A connection for reading.</summary>
    Task<DbConnection> OpenAsync(CancellationToken ct);
}

/// <summary>SQLite in WAL mode: readers never wait, writers queue, a commit is on the disk when it returns.</summary>
public sealed class StateDb : IStateDb, IDisposable
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // Writers of this process queue here without blocking a thread; SQLite's own lock is left to other processes.
    readonly SemaphoreSlim writers = new(1, 1);
    readonly string connectionString;

    static StateDb() => SqlTypes.Register();

    public StateDb(StateOptions options) => (File, connectionString) = Place(options);

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <summary>The file of a configuration, and the connection string with its whole path.</summary>
    public static (string File, string ConnectionString) Place(StateOptions options)
    {
        var parts = new SqliteConnectionStringBuilder(options.ConnectionString) { DefaultTimeout = (int)LongestWait.TotalSeconds };
        parts.DataSource = Path.GetFullPath(parts.DataSource);
        return (parts.DataSource, parts.ConnectionString);
    }

    /// <summary>Creates the folder where it is missing, and switches the file to write-ahead logging, which it remembers.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await using var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteScalarAsync(ct);
        await Migrations.ApplyAsync(this, ct);
    }

    public async Task<Tx> BeginAsync(CancellationToken ct)
    {
        if (!await writers.WaitAsync(LongestWait, ct))
            throw new TimeoutException($"Another transaction of this process held {File} for more than {LongestWait.TotalSeconds:0} s.");
        DbConnection? connection = null;
        try
        {
            connection = await OpenAsync(ct);
            // Serializable is BEGIN IMMEDIATE: the write lock is taken now, so that what is read stays true until the commit.
            return new Tx(connection, await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, ct), () => writers.Release());
        }
        catch
        {
            if (connection is not null)
                await connection.DisposeAsync();
            writers.Release();
            throw;
        }
    }

    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        using (var mine = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(mine);
        writers.Dispose();
    }
}
