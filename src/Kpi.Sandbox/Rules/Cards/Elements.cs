using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Lists of elements: which tags there are and where each may stand (cards.md §2.3).</summary>
static class Elements
{
    const int MostLevels = 5;

    /// <summary>Tag → what it may carry. What is here, the page draws.</summary>
    internal static readonly Dictionary<string, Shape> Tags = new Dictionary<string, Shape>[]
    {
        DisplayTags.All, TableTag.All, ChartTag.All, ContainerTags.All, FormTag.All, ButtonTags.All, InputTags.All, ChoiceTags.All, PickerTags.All,
    }.SelectMany(family => family).ToDictionary();

    static readonly HashSet<string> OldTags = ["action", "note", "hr_old", "extra", "fields"];
    static readonly HashSet<string> RootOnly = ["form", "table"];
    static readonly HashSet<string> FormOnly = ["multi_select_static", "multi_select_person"];
    static readonly HashSet<string> NeedsNameInForm =
    [
        "button", "input", "select_static", "multi_select_static", "select_person", "multi_select_person", "date_picker", "picker_time",
        "picker_datetime", "checker", "select_img", "overflow",
    ];

    internal static readonly Check All = (v, at) => Is.List(One)(v, at);

    internal static void One(JsonNode? value, Spot at)
    {
        if (value is not JsonObject element || Json.String(element["tag"]) is not { } tag) throw at.Wrong("an element with a tag is expected", value);
        if (OldTags.Contains(tag)) throw at.Fail(200861, $"cards of schema V2 no longer support this capability; unsupported tag {tag}", tag);
        // A column stands in its column_set only.
        if (!Tags.TryGetValue(tag, out var shape) || tag == "column") throw at.Wrong($"unsupported tag {tag}", tag);
        Place(tag, element, at);
        at.Card.CountElement(at);
        shape.Check(element, at);
    }

    static void Place(string tag, JsonObject element, Spot at)
    {
        if (at.Container is not null && RootOnly.Contains(tag)) throw at.Wrong($"{tag} is only allowed at the root of the card, not in {at.Container}");
        // The pages disagree about charts in forms (README point 15): forbidden here.
        if (tag == "chart" && at.Form is not null) throw at.Wrong("chart is not allowed in a form");
        if (at.Form is null && FormOnly.Contains(tag)) throw at.Wrong($"{tag} is only allowed in a form");
        if (at.Depth > MostLevels) throw at.Wrong("containers are nested more than 5 levels deep");
        if (at.Form is not null && NeedsNameInForm.Contains(tag) && Json.String(element["name"]) is not { Length: > 0 })
            throw at.Fail(200530, "name of a component in a form is empty");
    }
}
