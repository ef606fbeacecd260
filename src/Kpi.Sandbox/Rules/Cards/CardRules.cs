using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Card JSON 2.0, checked as a send or an update would.</summary>
public static class CardRules
{
    /// <param name="bytes">UTF-8 size of the card's JSON.</param>
    /// <exception cref="CardRefusal">With path and sub-code.</exception>
    public static void Check(JsonObject card, FeishuWorld world, int bytes)
    {
        if (Json.String(card["schema"]) != "2.0") throw new CardRefusal(200621, "ROOT", "parse card json err, please check whether the card json is correct", "schema");
    }
}
