using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kpi.Bot.Settings;

namespace Kpi.Bot.Cards;

/// <summary>The folder of card templates: read at start, read again when a file changes; what is broken is told, and the last good one stays in use.</summary>
public sealed class CardTemplates : ICardRenderer, IDisposable
{
    const string Ending = ".json.liquid";

    readonly Lock gate = new();
    readonly ILogger<CardTemplates> log;
    readonly FileSystemWatcher watcher;
    readonly Deck first;

    // The last deck that filled a template without a fault, by template.
    readonly ConcurrentDictionary<string, Deck> proven = new();
    Deck deck;
    ImmutableDictionary<string, CardTemplateException> faults = ImmutableDictionary<string, CardTemplateException>.Empty;

    /// <exception cref="CardTemplateException">The folder is not there.</exception>
    public CardTemplates(CardsOptions options, ILogger<CardTemplates> log)
    {
        this.log = log;
        Folder = Find(options.Directory);
        deck = first = new Deck(Read(new Dictionary<string, string>()));
        // Every kind of change: editors write in place, or write beside and rename.
        watcher = new FileSystemWatcher(Folder, "*.liquid") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => Reload();
        watcher.Created += (_, _) => Reload();
        watcher.Renamed += (_, _) => Reload();
        watcher.Deleted += (_, _) => Reload();
        watcher.EnableRaisingEvents = true;
    }

    public string Folder { get; }

    /// <summary>What is broken now, by file.</summary>
    public IReadOnlyCollection<CardTemplateException> Faults => [.. Volatile.Read(ref faults).Values];

    public string Render(ICardView view)
    {
        var now = Volatile.Read(ref deck);
        var file = view.Template + Ending;
        try
        {
            var card = now.Render(file, view);
            proven[file] = now;
            return card;
        }
        catch (CardTemplateException broken) when (proven.GetValueOrDefault(file, first) is var last && !ReferenceEquals(last, now))
        {
            Note(broken);
            return last.Render(file, view);
        }
        catch (CardTemplateException broken)
        {
            Note(broken);
            throw;
        }
    }

    /// <summary>Reads the folder again; called by the watcher.</summary>
    public void Reload()
    {
        lock (gate)
        {
            var texts = Read(deck.Files);
            if (texts.Count == deck.Files.Count && texts.All(t => deck.Files.TryGetValue(t.Key, out var old) && old == t.Value))
                return;
            Volatile.Write(ref deck, new Deck(texts));
            log.LogInformation("Card templates read again from {Folder}", Folder);
        }
    }

    public void Dispose() => watcher.Dispose();

    /// <summary>Each file's text, or the last one that could be parsed where the present one can't.</summary>
    Dictionary<string, string> Read(IReadOnlyDictionary<string, string> last)
    {
        var texts = new Dictionary<string, string>();
        var broken = ImmutableDictionary.CreateBuilder<string, CardTemplateException>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.liquid", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
            if (TextOf(path) is not { } text)
                continue;
            if (Deck.Fault(text) is { } fault)
            {
                broken[name] = new CardTemplateException(path, fault.Line, fault.Reason);
                if (!faults.ContainsKey(name))
                    log.LogError("{Fault}", broken[name].Message);
                if (last.TryGetValue(name, out var good))
                    texts[name] = good;
            }
            else
                texts[name] = text;
        }
        Volatile.Write(ref faults, broken.ToImmutable());
        return texts;
    }

    static string? TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // Being written or just removed; the watcher tells again when it is done.
            return null;
        }
    }

    void Note(CardTemplateException broken)
    {
        if (ImmutableInterlocked.TryAdd(ref faults, broken.File, broken))
            log.LogError("{Fault}", broken.Message);
    }

    static string Find(string folder)
    {
        string[] places = [Path.GetFullPath(folder), Path.Combine(AppContext.BaseDirectory, folder)];
        return places.FirstOrDefault(Directory.Exists)
            ?? throw new CardTemplateException(folder, null, "there is no such folder, neither in the working directory nor beside the executable; set Cards:Directory");
    }
}
