namespace Kpi.Bot.State;

/// <summary>Held by the one <c>run</c> of a SQLite file; the other verbs run beside it.</summary>
/// <remarks>The operating system lets it go when the process ends, however it ends.</remarks>
sealed class RunLock : IDisposable
{
    readonly FileStream held;

    RunLock(FileStream held) => this.held = held;

    /// <summary>Null where another process, or another bot of this one, holds it.</summary>
    public static RunLock? TryTake(string databaseFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(databaseFile)!);
        try
        {
            return new(new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
