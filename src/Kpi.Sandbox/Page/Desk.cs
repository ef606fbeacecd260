using System.Collections.Immutable;
using Kpi.Sandbox.World;
using Microsoft.AspNetCore.Components;

namespace Kpi.Sandbox.Page;

/// <summary>A note at the top of the page for some seconds.</summary>
public sealed record Notice(Guid Id, string Kind, string Text);

/// <summary>One open page: whose eyes it looks through (the address says so) and what it says at its top.</summary>
public sealed class Desk(FeishuWorld world, NavigationManager navigation) : IDisposable
{
    static readonly TimeSpan NoticeTime = TimeSpan.FromSeconds(4);
    readonly CancellationTokenSource closed = new();
    ImmutableList<Notice> notices = [];

    public event Action? Changed;

    public IReadOnlyList<Notice> Notices => notices;

    /// <summary>The side panel as a drawer, where the window is too narrow for both.</summary>
    public bool SideOpen { get; private set; }

    public bool InRoom { get; private set; }

    /// <summary>The person of <c>?as=</c>; else the second one, who in the demo team is 王芳, with indicators of her own.</summary>
    public Person? Me => world.People.Find(Query("as")) ?? world.People.All switch
    {
        [_, var second, ..] => second,
        [var only] => only,
        _ => null,
    };

    public string? Query(string key) =>
        System.Web.HttpUtility.ParseQueryString(navigation.ToAbsoluteUri(navigation.Uri).Query)[key];

    /// <summary>A path of this page as seen by the present person.</summary>
    public string Link(string path) => LinkAs(path, Me?.OpenId ?? "");

    public static string LinkAs(string path, string openId) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as={openId}";

    /// <summary>An address out of a card: one of our own keeps the person, any other stays as it is.</summary>
    public string Own(string url) => url.StartsWith(navigation.BaseUri, StringComparison.Ordinal) && !url.Contains("as=", StringComparison.Ordinal) ? Link(url) : url;

    public void ToggleSide(bool open)
    {
        SideOpen = open;
        Changed?.Invoke();
    }

    public void EnterRoom(bool inside)
    {
        if (InRoom == inside) return;
        InRoom = inside;
        Changed?.Invoke();
    }

    /// <param name="kind"><c>info</c>, <c>success</c>, <c>error</c> or <c>warning</c>.</param>
    public void Say(string kind, string text)
    {
        var notice = new Notice(Guid.NewGuid(), kind is "success" or "error" or "warning" ? kind : "info", text);
        ImmutableInterlocked.Update(ref notices, list => list.Add(notice));
        Changed?.Invoke();
        _ = ForgetAsync(notice);
    }

    async Task ForgetAsync(Notice notice)
    {
        try
        {
            await Task.Delay(NoticeTime, TimeProvider.System, closed.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        ImmutableInterlocked.Update(ref notices, list => list.Remove(notice));
        Changed?.Invoke();
    }

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
