using System.Text;
using System.Text.Json;

namespace Kpi.Bot.Cards;

/// <summary>What the platform takes of a card; checked where it is made, so that the mistake is found with the template's name and not in a refused call.</summary>
static class CardLimits
{
    /// <summary>Bytes of UTF-8; the platform says 30 KB.</summary>
    public const int Bytes = 30_000;

    /// <summary>Objects with a <c>tag</c>, nested ones included; table rows and chart data are none.</summary>
    public const int Elements = 200;

    /// <summary>Null where the card is within them, else which one it breaks and by how much.</summary>
    public static string? Broken(string card, JsonElement root)
    {
        if (Encoding.UTF8.GetByteCount(card) is var bytes && bytes > Bytes)
            return $"the card has {bytes} bytes of {Bytes}; page or fold its longest list";
        if (Count(root) is var elements && elements > Elements)
            return $"the card has {elements} elements of {Elements}; page or fold its longest list";
        return null;
    }

    static int Count(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Sum(Count),
        JsonValueKind.Object => (node.TryGetProperty("tag", out _) ? 1 : 0)
            + node.EnumerateObject().Where(p => p.Name is not ("chart_spec" or "rows")).Sum(p => Count(p.Value)),
        _ => 0,
    };
}
