using System.Reflection;
using System.Text.RegularExpressions;

namespace Kpi.Bot.Tests.House;

/// <summary>Who knows whom: Domain ← Bot → Feishu; nothing knows the local Feishu, and it shares no code with the client.</summary>
public sealed partial class ReferencesTests
{
    [Fact]
    public void The_domain_is_pure() =>
        Assert.DoesNotContain(References("Kpi.Domain"), r => !r.StartsWith("System", StringComparison.Ordinal) && r != "netstandard");

    [Fact]
    public void The_client_knows_neither_the_bot_nor_the_domain() =>
        Assert.DoesNotContain(References("Kpi.Feishu"), r => r.StartsWith("Kpi.", StringComparison.Ordinal));

    [Fact]
    public void The_bot_does_not_know_the_local_Feishu() =>
        Assert.Equal(["Kpi.Domain", "Kpi.Feishu"], References("Kpi.Bot").Where(r => r.StartsWith("Kpi.", StringComparison.Ordinal)).Order());

    [Fact]
    public void The_local_Feishu_may_start_the_bot_and_knows_nothing_behind_it() =>
        Assert.DoesNotContain(References("Kpi.Sandbox"), r => r is "Kpi.Feishu" or "Kpi.Domain");

    [Fact]
    public void Slices_use_the_rooms_and_never_each_other()
    {
        string[] slices = ["Me", "Dashboard", "Show", "Channels", "Deviations", "TargetChanges", "Log", "Pending", "Help", "Admin"];
        var bot = Path.Combine(Repository.Root, "src", "Kpi.Bot");
        var crossings =
            from slice in slices
            let folder = Path.Combine(bot, slice)
            where System.IO.Directory.Exists(folder)
            from file in System.IO.Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in UsingOfBot().Matches(File.ReadAllText(file))
            let other = use.Groups["room"].Value
            where other != slice && slices.Contains(other)
            select $"{Path.GetRelativePath(bot, file)} uses {other}";

        Assert.Empty(crossings);
    }

    static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!);

    [GeneratedRegex(@"^using (static )?Kpi\.Bot\.(?<room>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex UsingOfBot();
}
