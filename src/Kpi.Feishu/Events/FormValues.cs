using System.Text.Json;

namespace Kpi.Feishu.Events;

/// <summary>What a person filled in.</summary>
static class FormValues
{
    /// <summary>
    /// The values of a form, unfilled ones left out (Feishu leaves some out itself and sends others empty);
    /// for a part outside a form its own value under its own name.
    /// </summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(JsonElement action)
    {
        var values = new Dictionary<string, JsonElement>();
        if (action.At("form_value") is { ValueKind: JsonValueKind.Object } form)
        {
            foreach (var field in form.EnumerateObject().Where(field => IsFilled(field.Value)))
                values[field.Name] = field.Value;
        }
        if (action.Text("name") is { } name)
        {
            foreach (var alone in (ReadOnlySpan<string>)["input_value", "options", "checked"])
            {
                if (action.At(alone) is { } value && IsFilled(value))
                    values.TryAdd(name, value);
            }
        }
        return values;
    }

    static bool IsFilled(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };
}
