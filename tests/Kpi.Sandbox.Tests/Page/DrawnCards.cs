using System.Text.RegularExpressions;
using Kpi.Sandbox.Page.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;

namespace Kpi.Sandbox.Tests.Page;

/// <summary>Draws a card to HTML without a browser.</summary>
static partial class DrawnCards
{
    public static async Task<string> HtmlAsync(string json, CardContext? card = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<IJSRuntime, NoScript>().AddSingleton<NavigationManager, NoPlace>()
            .AddSingleton<IErrorBoundaryLogger, Failing>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return Chinese(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CardView>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { ["Content"] = json, ["Card"] = card ?? new CardContext() }))).ToHtmlString()));
    }

    // The renderer writes what isn't Latin as numbers; markup stays escaped.
    static string Chinese(string html) => Beyond().Replace(html, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());

    [GeneratedRegex("&#x([0-9A-F]{2,5});")]
    private static partial Regex Beyond();

    sealed class NoScript : IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => throw new InvalidOperationException(identifier);
        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<T>(identifier, args);
    }

    // A part that throws would show as an error box; in a test its exception says more.
    sealed class Failing : IErrorBoundaryLogger
    {
        public ValueTask LogErrorAsync(Exception exception) => throw new InvalidOperationException("A part of the card threw.", exception);
    }

    sealed class NoPlace : NavigationManager
    {
        public NoPlace() => Initialize("http://localhost/", "http://localhost/");
    }
}
