using Kpi.Sandbox.Page.Cards.Charts;
using Kpi.Sandbox.Page.Cards.Display;
using Kpi.Sandbox.Page.Cards.Inputs;
using Kpi.Sandbox.Page.Cards.Layout;

namespace Kpi.Sandbox.Page.Cards;

/// <summary>Which component draws which tag of card JSON 2.0. A tag that isn't here is shown as an error.</summary>
static class CardTags
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["markdown"] = typeof(MarkdownBlock),
        ["div"] = typeof(DivBlock),
        ["hr"] = typeof(HrBlock),
        ["img"] = typeof(ImageBlock),
        ["person"] = typeof(PersonBlock),
        ["person_list"] = typeof(PersonListBlock),
        ["table"] = typeof(TableBlock),
        ["chart"] = typeof(ChartBlock),
        ["column_set"] = typeof(ColumnSet),
        ["collapsible_panel"] = typeof(CollapsiblePanel),
        ["interactive_container"] = typeof(InteractiveContainer),
        ["form"] = typeof(FormBlock),
        ["button"] = typeof(ButtonBlock),
        ["input"] = typeof(InputBlock),
        ["select_static"] = typeof(SelectBlock),
        ["select_person"] = typeof(SelectBlock),
        ["multi_select_static"] = typeof(MultiSelectBlock),
        ["multi_select_person"] = typeof(MultiSelectBlock),
        ["date_picker"] = typeof(PickerBlock),
        ["picker_time"] = typeof(PickerBlock),
        ["picker_datetime"] = typeof(PickerBlock),
        ["overflow"] = typeof(OverflowBlock),
        ["checker"] = typeof(CheckerBlock),
        ["select_img"] = typeof(SelectImageBlock),
    };
}
