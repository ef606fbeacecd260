using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace Kpi.Bot.Cards;

/// <summary>All templates and parts as they were at one moment; values don't change, a changed file makes a new deck.</summary>
sealed partial class Deck
{
    static readonly FluidParser Parser = new();
    static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    readonly Dictionary<string, IFluidTemplate> templates = [];
    readonly TemplateOptions options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy(),
        ModelNamesComparer = StringComparer.Ordinal,
        StrictFilters = true,
    };

    /// <param name="files">Text by path within the folder, <c>/</c> between its parts; all of it can be parsed.</param>
    public Deck(IReadOnlyDictionary<string, string> files)
    {
        Files = files;
        options.FileProvider = new Texts(files);
        // A view's words are PascalCase; one that the view does not have is a slip of the pen, and an empty place on a card would hide it.
        options.Undefined = name => char.IsUpper(LastWord(name)[0])
            ? throw new InvalidOperationException($"the view has no {name}")
            : new ValueTask<Fluid.Values.FluidValue>(Fluid.Values.NilValue.Instance);
        CardFilters.AddTo(options);
        foreach (var (path, text) in files)
            templates[path] = Parser.Parse(text);
    }

    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Null where a template can be read, else line and reason.</summary>
    public static (int? Line, string Reason)? Fault(string text)
    {
        if (Parser.TryParse(text, out _, out var error))
            return null;
        // "… at (12:5)"
        var at = Position().Match(error);
        return (at.Success ? int.Parse(at.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null, error.ReplaceLineEndings(" ").Trim());
    }

    /// <exception cref="CardTemplateException">The template is not there, uses what the view has not, or gives no JSON or too much of it.</exception>
    public string Render(string file, object view)
    {
        if (!templates.TryGetValue(file, out var template))
            throw new CardTemplateException(file, null, "there is no such template");
        var text = Fill(file, template, view);
        try
        {
            using var card = JsonDocument.Parse(text, Lenient);
            var compact = JsonSerializer.Serialize(card.RootElement, Json.Compact);
            return CardLimits.Broken(compact, card.RootElement) is { } broken ? throw new CardTemplateException(file, null, broken) : compact;
        }
        catch (JsonException e)
        {
            throw new CardTemplateException(file, null, $"filled, it is no JSON at line {e.LineNumber + 1}: {Line(text, e.LineNumber ?? 0)}");
        }
    }

    string Fill(string file, IFluidTemplate template, object view)
    {
        try
        {
            return template.Render(new TemplateContext(view, options), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        }
        catch (Exception e) when (e is InvalidOperationException or FileNotFoundException or ParseException)
        {
            throw new CardTemplateException(file, null, e.Message);
        }
    }

    static string Line(string text, long index) => text.Split('\n') is var lines && index < lines.Length ? lines[index].Trim() : "the end";

    static string LastWord(string path) => path[(path.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\((?<line>\d+):\d+\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Position();

    sealed class Texts(IReadOnlyDictionary<string, string> files) : IFileProvider
    {
        public IFileInfo GetFileInfo(string subpath) =>
            files.TryGetValue(subpath, out var text) ? new TextFile(subpath, text) : new NotFoundFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public Microsoft.Extensions.Primitives.IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    sealed class TextFile(string name, string text) : IFileInfo
    {
        readonly byte[] bytes = Encoding.UTF8.GetBytes(text);

        public bool Exists => true;

        public long Length => bytes.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(bytes, writable: false);
    }
}
