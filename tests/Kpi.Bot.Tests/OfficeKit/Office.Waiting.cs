using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>Waiting for something to be so, by the world's own news.</summary>
sealed partial class Office
{
    /// <summary>Asks again whenever the world changed, until there is an answer.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> ask, string what, TimeSpan patience, CancellationToken ct) where T : class
    {
        using var changed = new SemaphoreSlim(0);
        void Wake(WorldChange change) => changed.Release();
        World.Changed += Wake;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            while (true)
            {
                if (ask() is { } answer)
                    return answer;
                await changed.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"{what} did not come.\n{Story()}\n{Output}");
        }
        finally
        {
            World.Changed -= Wake;
        }
    }

    /// <summary>Waits until a table's rows are as asked.</summary>
    public Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> RowsUntilAsync(
        string table, Func<IReadOnlyList<IReadOnlyDictionary<string, string>>, bool> fits, CancellationToken ct) =>
        UntilAsync(() => Rows(table) is var rows && fits(rows) ? rows : null, $"rows in {table}", TimeSpan.FromSeconds(30), ct);

    /// <summary>Asks 「/kpi admin」 until it shows a line: a sweep of the schedule is behind us.</summary>
    public Task<Seen> AdminShowsAsync(string line, CancellationToken ct) => AnswerHasAsync(As("周琪"), "/kpi admin", line, ct);

    /// <summary>Asks until the answer holds words: the bot hears of an edit by an event of its own, which may come after the question.</summary>
    public static Task<Seen> AnswerHasAsync(Desk desk, string question, string words, CancellationToken ct) =>
        AnswerAsync(desk, question, seen => seen.Text.Contains(words, StringComparison.Ordinal), words, ct);

    /// <summary>Asks until the answer no longer holds words.</summary>
    public static Task<Seen> AnswerGoneAsync(Desk desk, string question, string words, CancellationToken ct) =>
        AnswerAsync(desk, question, seen => !seen.Text.Contains(words, StringComparison.Ordinal), $"no {words}", ct);

    static async Task<Seen> AnswerAsync(Desk desk, string question, Func<Seen, bool> fits, string what, CancellationToken ct)
    {
        var begun = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var seen = await desk.AskAsync(question, ct);
            if (fits(seen))
                return seen;
            if (begun.Elapsed > TimeSpan.FromSeconds(20))
                throw new TimeoutException($"「{what}」 is not in the answer to {question}:\n{seen.Text}");
        }
    }

    // What stands in the chats, for whoever reads a failed test.
    string Story() => string.Join('\n', World.Chats.All.SelectMany(c => World.Messages.In(c.Id).TakeLast(4)
        .Select(m => $"[{c.Name}] {World.NameOf(m.Sender)}: {new Seen(World, m).Text.ReplaceLineEndings(" / ")[..Math.Min(200, new Seen(World, m).Text.ReplaceLineEndings(" / ").Length)]}")));
}
