using Kpi.Sandbox.World;
using Microsoft.AspNetCore.Components;

namespace Kpi.Sandbox.Page;

/// <summary>A part of the page that follows the world: draws itself again soon after something it shows has changed, many changes at once.</summary>
public abstract class Live : ComponentBase, IDisposable
{
    static readonly TimeSpan Together = TimeSpan.FromMilliseconds(30);
    readonly CancellationTokenSource closed = new();
    int waiting;

    [Inject] protected FeishuWorld World { get; set; } = null!;
    [Inject] protected Desk Desk { get; set; } = null!;

    /// <summary>Ends when this part leaves the page.</summary>
    protected CancellationToken Closed => closed.Token;

    /// <summary>Whether this part shows what changed.</summary>
    protected abstract bool Shows(WorldChange change);

    protected override void OnInitialized() => World.Changed += OnChange;

    void OnChange(WorldChange change)
    {
        if (Shows(change)) Refresh();
    }

    protected void Refresh()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0) _ = RedrawAsync();
    }

    async Task RedrawAsync()
    {
        try
        {
            await Task.Delay(Together, TimeProvider.System, closed.Token);
            await InvokeAsync(() =>
            {
                Volatile.Write(ref waiting, 0);
                if (!closed.IsCancellationRequested) StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // Left the page meanwhile.
        }
    }

    protected virtual void Leave()
    {
    }

    public void Dispose()
    {
        World.Changed -= OnChange;
        Leave();
        closed.Cancel();
        closed.Dispose();
        GC.SuppressFinalize(this);
    }
}
