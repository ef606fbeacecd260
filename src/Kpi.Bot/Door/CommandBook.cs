using Kpi.Domain.Model;

namespace Kpi.Bot.Door;

/// <summary>All commands by their words; the same word twice fails at start.</summary>
public sealed class CommandBook
{
    const string Help = "help";

    readonly Dictionary<string, IChatCommand> byWord = new(StringComparer.OrdinalIgnoreCase);
    readonly IReadOnlyList<IChatCommand> commands;

    /// <exception cref="InvalidOperationException">Two commands take one word.</exception>
    public CommandBook(IEnumerable<IChatCommand> commands)
    {
        this.commands = [.. commands];
        foreach (var command in this.commands)
            foreach (var word in WordsOf(command.Spec))
                if (!byWord.TryAdd(word, command))
                    throw new InvalidOperationException(
                        $"「/kpi {word}」 is taken twice: by {byWord[word].GetType().Name} and {command.GetType().Name}.");
    }

    /// <param name="word">A name or alias, any case; empty is help.</param>
    public IChatCommand? Find(string word) => byWord.GetValueOrDefault(word.Length == 0 ? Help : word);

    /// <summary>What a misspelt command may have meant, nearest first: at most three that the sender may ask.</summary>
    /// <returns>The command's own word: Chinese where Chinese was typed.</returns>
    public IReadOnlyList<string> Closest(string typed, Sender sender)
    {
        var near =
            from command in commands
            where Access.Allows(command.Spec.Who, sender)
            let best = WordsOf(command.Spec).Select(w => (Word: w, Away: Spelling.Distance(typed, w))).MinBy(w => w.Away)
            where best.Away <= Spelling.Tolerated(typed, best.Word) || best.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            orderby best.Away
            select best.Word;
        return [.. near.Take(3)];
    }

    static IEnumerable<string> WordsOf(CommandSpec spec) => [spec.Name, spec.Alias, .. spec.OtherAliases ?? []];
}

/// <summary>Who may ask what.</summary>
static class Access
{
    public static bool Allows(Audience who, Sender sender) => who switch
    {
        Audience.Anybody => true,
        Audience.Members => sender.IsKnown,
        Audience.Managers => sender.IsKnown && sender.Role >= Role.Supervisor,
        _ => sender.IsAdmin,
    };

    /// <summary>Who else could do it, for a refusal.</summary>
    public static string Whose(Audience who) => who == Audience.Administrators ? "管理员" : "主管、负责人和管理员";
}
