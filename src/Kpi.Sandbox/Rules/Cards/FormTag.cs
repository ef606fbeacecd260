using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>The form: at the root only, named, with a button that submits (cards.md §6.4).</summary>
static class FormTag
{
    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["form"] = new Shape([.. Parts.Common("form"), .. Looks.Layout, ("name", Is.Name), ("elements", Inside)]).Require("elements")
            .Also((form, at) =>
            {
                if (form["name"] is null) throw at.Fail(200530, "name of the form is empty");
                if (!Submits(form["elements"])) throw at.Wrong("a form needs a button with form_action_type submit");
            }),
    };

    static void Inside(JsonNode? value, Spot at) => Elements.All(value, at.Inside("form", form: at.Path));

    static bool Submits(JsonNode? node) => node switch
    {
        JsonArray list => list.Any(Submits),
        JsonObject element => (Json.String(element["tag"]) == "button" && (Json.String(element["form_action_type"]) == "submit" || Json.String(element["action_type"]) == "form_submit"))
            || Submits(element["elements"]) || Submits(element["columns"]),
        _ => false,
    };
}
