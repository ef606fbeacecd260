namespace Kpi.Bot.Base;

/// <summary>The options of a select and what they mean.</summary>
public sealed class OptionMap<T> where T : struct, Enum
{
    readonly Dictionary<string, T> values;
    readonly Dictionary<T, string> names;

    public OptionMap(params (string Name, T Value)[] options)
    {
        Names = [.. options.Select(o => o.Name)];
        values = options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal);
        names = options.ToDictionary(o => o.Value, o => o.Name);
    }

    /// <summary>In the order people see them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="KeyNotFoundException">The value has no option in this select (a deviation is never 正常).</exception>
    public string NameOf(T value) => names[value];

    public bool TryValue(string name, out T value) => values.TryGetValue(name.Trim(), out value);
}
