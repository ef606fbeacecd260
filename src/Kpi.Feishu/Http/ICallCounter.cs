namespace Kpi.Feishu.Http;

/// <summary>Hears of every request that left for Feishu, retries included, since each counts against the plan.</summary>
public interface ICallCounter
{
    /// <param name="endpoint">Method and path, ids replaced by their names.</param>
    /// <param name="code">Feishu's code; −1 where no answer came.</param>
    void Count(string endpoint, int code, TimeSpan took);
}
