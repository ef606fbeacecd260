using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Card JSON 2.0, checked as a send, an update or a callback's answer checks it: unknown tags and properties are refused.</summary>
public static class CardRules
{
    /// <summary>Bytes of UTF-8.</summary>
    public const int MostBytes = 30 * 1024;

    /// <param name="bytes">UTF-8 size of the card's JSON.</param>
    /// <exception cref="CardRefusal">230099, with path and sub-code.</exception>
    /// <exception cref="Refusal">230025: larger than 30 KB.</exception>
    public static void Check(JsonObject card, FeishuWorld world, int bytes)
    {
        if (bytes > MostBytes) throw new Refusal(230025, "The length of the message content reaches its limit.");
        var check = new CardCheck(world);
        var root = new Spot(check, "ROOT");
        if (Json.String(card["schema"]) != "2.0") throw root.Wrong("schema 2.0 is expected; this tenant takes no 1.0 cards", card["schema"]);
        CardFrame.Learn(card, check);
        CardFrame.Root.Check(card, root);
    }
}
