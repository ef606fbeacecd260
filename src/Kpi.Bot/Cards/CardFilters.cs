using System.Text.Json;
using Fluid;
using Fluid.Values;

namespace Kpi.Bot.Cards;

/// <summary>The filters of card templates beside Liquid's own.</summary>
static class CardFilters
{
    public static void AddTo(TemplateOptions options)
    {
        options.Filters.AddFilter("text", Text);
        options.Filters.AddFilter("json", ToJson);
    }

    /// <summary><c>{{ Reason | text }}</c>: for values inside a <c>markdown</c> element; a <c>plain_text</c> needs none.</summary>
    static ValueTask<FluidValue> Text(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        new StringValue(FeishuText.Escape(input.ToStringValue()));

    /// <summary><c>{{ Points | json }}</c>: a value as JSON of its own, for chart data; stands without quotes around it.</summary>
    static ValueTask<FluidValue> ToJson(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        new StringValue(JsonSerializer.Serialize(input.ToObjectValue(), Json.Compact), encode: false);
}
