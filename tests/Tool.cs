namespace Kpi.Tests;

/// <summary>Programs that some tests need beside the SDK (node, npm, chromium).</summary>
static class Tool
{
    /// <summary>Where it is. Without it the test is skipped on somebody's desk, and fails where <c>KPI_REQUIRE_TOOLS</c> is 1, as in <c>.ci/run</c>.</summary>
    public static string Find(string name)
    {
        var found = OnPath(name);
        if (found is null && Environment.GetEnvironmentVariable("KPI_REQUIRE_TOOLS") == "1")
            Assert.Fail($"{name} is not on the PATH, and KPI_REQUIRE_TOOLS allows no skipping.");
        Assert.SkipWhen(found is null, $"{name} is not on the PATH.");
        return found!;
    }

    public static bool IsThere(string name) => OnPath(name) is not null;

    static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") }).FirstOrDefault(File.Exists);
}
