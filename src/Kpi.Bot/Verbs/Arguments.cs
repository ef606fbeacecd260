namespace Kpi.Bot.Verbs;

/// <summary>Splits what was typed into the verb with its options, and configuration such as <c>--Feishu:AppId=cli_…</c>.</summary>
static class Arguments
{
    // Keys at the root of the configuration; all others have a colon.
    static readonly string[] Roots = ["Locale", "Urls", "Environment", "ContentRoot"];

    public static (string[] Verb, string[] Configuration) Split(IReadOnlyList<string> args)
    {
        List<string> verb = [], configuration = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsConfiguration(args[i]))
                verb.Add(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal) || i + 1 == args.Count)
                configuration.Add(args[i]);
            else
                configuration.Add($"{args[i]}={args[++i]}");
        }
        return ([.. verb], [.. configuration]);
    }

    static bool IsConfiguration(string arg) => arg.StartsWith("--", StringComparison.Ordinal)
        && arg[2..].Split('=')[0] is var key && (key.Contains(':', StringComparison.Ordinal) || Roots.Contains(key, StringComparer.OrdinalIgnoreCase));
}
