namespace Kpi.Bot.Tests.House;

/// <summary>The checkout the tests run from.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Kpi.Bot.sln")))
                return at.FullName;
        throw new DirectoryNotFoundException("Kpi.Bot.sln is not above the tests.");
    }
}
