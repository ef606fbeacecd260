using System.Threading.Channels;
using Kpi.Sandbox.World.Bases;
using Microsoft.Extensions.Logging;

namespace Kpi.Sandbox.World;

/// <summary>Everything that exists in the local Feishu: one tenant, in memory. Safe from any thread; what it hands out does not change.</summary>
public sealed class FeishuWorld : IAsyncDisposable
{
    readonly Channel<WorldChange> changes = Channel.CreateUnbounded<WorldChange>(new() { SingleReader = true });
    readonly ILogger<FeishuWorld> log;
    readonly Task teller;

    public FeishuWorld(SandboxClock clock, ILogger<FeishuWorld> log)
    {
        this.log = log;
        Clock = clock;
        Timeline = new Timeline(clock);
        People = new PeopleStore();
        Apps = new AppStore();
        Chats = new ChatStore(this);
        Messages = new MessageStore(this);
        Bases = new BaseStore();
        Calls = new CallLog(this);
        clock.Moved += now => Tell(new ClockMoved(now));
        teller = Task.Run(TellAllAsync);
    }

    /// <summary>What changed, one after the other, on a thread of its own and never under a lock.</summary>
    public event Action<WorldChange>? Changed;

    public string TenantKey { get; } = Ids.Fixed("", "tenant", 16);
    public SandboxClock Clock { get; }

    /// <summary>How the calendar is turned on by hand.</summary>
    public Timeline Timeline { get; }
    public PeopleStore People { get; }
    public AppStore Apps { get; }
    public ChatStore Chats { get; }
    public MessageStore Messages { get; }
    public BaseStore Bases { get; }
    public CallLog Calls { get; }

    /// <summary>Name of whoever acted, as clients show it.</summary>
    public string NameOf(Actor actor) =>
        actor.IsApp ? Apps.Find(actor.Id)?.Name ?? actor.Id : People.Find(actor.Id)?.Name ?? actor.Id;

    internal void Tell(WorldChange change) => changes.Writer.TryWrite(change);

    async Task TellAllAsync()
    {
        await foreach (var change in changes.Reader.ReadAllAsync(CancellationToken.None))
            foreach (var listener in Changed?.GetInvocationList().Cast<Action<WorldChange>>() ?? [])
#pragma warning disable CA1031 // One listener's failure (a closed page) must not keep the news from the others.
                try { listener(change); }
                catch (Exception failure) { log.LogError(failure, "A listener failed on {Change}", change.GetType().Name); }
#pragma warning restore CA1031
    }

    public async ValueTask DisposeAsync()
    {
        changes.Writer.TryComplete();
        await teller;
        Clock.Dispose();
    }
}
