using System.Collections.Immutable;

namespace Kpi.Sandbox.World;

/// <summary>One call of the Open API, or one push over the long connection (method <c>PUSH</c>).</summary>
/// <param name="Request">Body, cut at 4,000 characters; credentials are not kept.</param>
public sealed record Call(
    long Number, DateTimeOffset At, string Method, string Path, string Endpoint, int Status, int Code, double Milliseconds,
    string Request, string Answer, string LogId);

/// <summary>The last 2,000 calls, newest last.</summary>
public sealed class CallLog(FeishuWorld world)
{
    const int Kept = 2_000;
    const int BodyLength = 4_000;
    ImmutableQueue<Call> queue = ImmutableQueue<Call>.Empty;
    readonly Lock gate = new();
    long last;
    int count;

    public long LastNumber => Interlocked.Read(ref last);

    public IReadOnlyList<Call> All { get { lock (gate) return [.. queue]; } }

    internal void Add(Call call)
    {
        long number;
        lock (gate)
        {
            number = ++last;
            queue = queue.Enqueue(call with { Number = number, Request = Cut(call.Request), Answer = Cut(call.Answer) });
            if (++count > Kept) { queue = queue.Dequeue(); count--; }
        }
        world.Tell(new CallLogged(number));
    }

    static string Cut(string text) => text.Length <= BodyLength ? text : text[..BodyLength] + "…";
}
