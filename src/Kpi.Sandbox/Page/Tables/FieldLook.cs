using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Page.Tables;

/// <summary>How a column looks: width in pixels, sign of its type, colours of its options.</summary>
static class FieldLook
{
    // Feishu counts 55 option colours: ten families in five and a half strengths.
    static readonly string[] Families = ["red", "orange", "yellow", "lime", "green", "turquoise", "wathet", "blue", "carmine", "purple", "grey"];

    public static int Width(Field field) => field.Type switch
    {
        _ when field.IsPrimary => 200,
        FieldKind.Number => 110,
        FieldKind.SingleSelect => 110,
        FieldKind.Date => CellWords.DatePattern(field).Contains("HH", StringComparison.Ordinal) ? 150 : 120,
        FieldKind.Checkbox => 84,
        FieldKind.Person => 150,
        FieldKind.AutoNumber => 80,
        _ => 180,
    };

    public static string Sign(Field field) => field.Type switch
    {
        FieldKind.Number => "#",
        FieldKind.SingleSelect => "◉",
        FieldKind.MultiSelect => "☰",
        FieldKind.Date or FieldKind.CreatedTime or FieldKind.ModifiedTime => "◷",
        FieldKind.Checkbox => "☑",
        FieldKind.Person or FieldKind.CreatedUser or FieldKind.ModifiedUser => "☺",
        FieldKind.Url => "↗",
        FieldKind.SingleLink or FieldKind.DuplexLink => "⇄",
        FieldKind.Formula or FieldKind.Lookup => "ƒ",
        FieldKind.AutoNumber => "№",
        _ => "A",
    };

    /// <summary>The colour family of an option, by the number the field keeps for it.</summary>
    public static string OptionColor(Field field, string option)
    {
        var options = field.Property?["options"]?.AsArray();
        var number = options?.FirstOrDefault(o => (string?)o!["name"] == option)?["color"]?.GetValue<int>() ?? 10;
        return Families[number % Families.Length];
    }

    /// <summary>A cell of this kind can be typed into here; links, files and computed values cannot.</summary>
    public static bool IsEditable(Field field) => !FieldKind.IsComputed(field.Type) && field.Type is FieldKind.Text or FieldKind.Number
        or FieldKind.SingleSelect or FieldKind.MultiSelect or FieldKind.Date or FieldKind.Checkbox or FieldKind.Person or FieldKind.Phone or FieldKind.Url;
}
