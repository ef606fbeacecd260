namespace Kpi.Sandbox.Page.Cards;

/// <summary>The example cards of the gallery, from <c>Examples/*.json</c>.</summary>
static class GalleryCards
{
    const string Folder = "Kpi.Sandbox.Page.Cards.Examples.";

    public static IReadOnlyDictionary<string, string> People { get; } = new Dictionary<string, string>
    {
        ["ou_wang"] = "王芳", ["ou_li"] = "李雷", ["ou_sun"] = "孙经理", ["ou_zhao"] = "赵敏",
    };

    public static IReadOnlyList<(string Name, string Json)> All { get; } =
    [
        .. typeof(GalleryCards).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[Folder.Length..^".json".Length], Read(name))),
    ];

    static string Read(string name)
    {
        using var stream = typeof(GalleryCards).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
