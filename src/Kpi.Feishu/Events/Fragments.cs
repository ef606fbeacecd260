namespace Kpi.Feishu.Events;

/// <summary>Joins payloads that came in parts. Used by one connection's reader only.</summary>
sealed class Fragments(TimeProvider stopwatch)
{
    /// <summary>Parts of one payload follow each other at once; Feishu's Go and Python SDKs wait as long.</summary>
    static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    const int MostParts = 1000;

    readonly Dictionary<string, Parts> waiting = [];

    sealed record Parts(byte[]?[] Of, long Since);

    /// <summary>Bytes are cut anywhere, also within a character: joined first, decoded later.</summary>
    /// <returns>The whole payload once its last part is here, else null.</returns>
    public byte[]? Join(Frame frame)
    {
        foreach (var (id, parts) in waiting)
        {
            if (stopwatch.GetElapsedTime(parts.Since) > Life)
                waiting.Remove(id);
        }
        var payload = frame.Payload ?? [];
        if (frame.Number("sum") is not (> 1 and <= MostParts and var sum) || frame.Text("message_id") is not { } message)
            return payload;
        if (frame.Number("seq") is not { } seq || seq >= sum)
            return null;

        if (!waiting.TryGetValue(message, out var known) || known.Of.Length != sum)
            waiting[message] = known = new(new byte[]?[sum], stopwatch.GetTimestamp());
        known.Of[seq] = payload;
        if (known.Of.Contains(null))
            return null;
        waiting.Remove(message);
        return [.. known.Of.SelectMany(part => part!)];
    }
}
