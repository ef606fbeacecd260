namespace Kpi.Feishu.Events;

/// <summary>How long to wait before the next try to connect.</summary>
static class ReconnectPause
{
    static readonly int[] Seconds = [1, 2, 5, 10, 30];

    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>All 50 places are taken: one may come free when another instance goes.</summary>
    public static TimeSpan WhenCrowded { get; } = TimeSpan.FromMinutes(5);

    /// <param name="failures">Tries since the connection last stood, from 0.</param>
    /// <param name="chance">[0, 1): spreads instances that lost their connections together, by half to one and a half.</param>
    /// <param name="servers">The server's own interval, for when quick tries did not help.</param>
    public static TimeSpan Next(int failures, double chance, TimeSpan servers)
    {
        var pause = (failures < Seconds.Length ? TimeSpan.FromSeconds(Seconds[failures]) : servers) * (0.5 + chance);
        return pause > Shortest ? pause : Shortest;
    }
}
