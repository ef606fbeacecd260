using System.Globalization;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Dates and times (cards.md §7). The older pages' <c>value</c> beside <c>behaviors</c> is taken too.</summary>
static class PickerTags
{
    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["date_picker"] = Picker("date_picker", "initial_date", "yyyy-MM-dd"),
        ["picker_time"] = Picker("picker_time", "initial_time", "HH:mm"),
        ["picker_datetime"] = Picker("picker_datetime", "initial_datetime", "yyyy-MM-dd HH:mm"),
    };

    static Shape Picker(string tag, string initial, string format) => new Shape(
        [.. Parts.Interactive(tag), (initial, Moment(format)), ("placeholder", Texts.Placeholder), ("value", Is.Object)])
        .Also((picker, at) =>
        {
            if (tag == "picker_time" && picker[initial] is null && picker["placeholder"] is null) throw at.Wrong("placeholder is required without initial_time");
        });

    static Check Moment(string format) => (v, at) =>
    {
        if (Json.String(v) is not { } text || !DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw at.Wrong($"{format} is expected", v);
    };
}
