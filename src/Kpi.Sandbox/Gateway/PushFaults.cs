namespace Kpi.Sandbox.Gateway;

/// <summary>What can go wrong with pushes; each count is spent one by one.</summary>
public sealed class PushFaults
{
    int lostAcks, duplicates, cuts;

    /// <summary>Bytes of one fragment; null sends as the sandbox's setting says. Small values cut inside a UTF-8 character.</summary>
    public int? FragmentBytes { get; set; }

    /// <summary>Sends the fragments of a push last first.</summary>
    public bool ReverseFragments { get; set; }

    /// <summary>Duplicates carry another <c>event_id</c>, as the message page warns (events.md §4.1).</summary>
    public bool DuplicatesGetNewEventId { get; set; }

    /// <summary>The next acknowledgements are dropped as if they had not arrived.</summary>
    public void LoseAcks(int count) => Interlocked.Add(ref lostAcks, count);

    /// <summary>The next events are delivered twice.</summary>
    public void Duplicate(int count) => Interlocked.Add(ref duplicates, count);

    /// <summary>The next pushes cut their connection right after they were sent.</summary>
    public void CutAfterPush(int count) => Interlocked.Add(ref cuts, count);

    internal bool TakeLostAck() => Take(ref lostAcks);
    internal bool TakeDuplicate() => Take(ref duplicates);
    internal bool TakeCut() => Take(ref cuts);

    static bool Take(ref int count)
    {
        if (Volatile.Read(ref count) <= 0) return false;
        if (Interlocked.Decrement(ref count) >= 0) return true;
        Interlocked.Increment(ref count);
        return false;
    }
}
