namespace Kpi.Sandbox.Page.Cards;

/// <summary>What a person has filled into one form so far; lives in the browser's circuit, not in the card.</summary>
public sealed class FormScope(string formName)
{
    readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    readonly Dictionary<string, object?> initial = new(StringComparer.Ordinal);
    readonly HashSet<string> required = new(StringComparer.Ordinal);

    public string FormName => formName;

    /// <summary>Counts resets, so that fields show their initial value again.</summary>
    public int Round { get; private set; }

    /// <summary>True once a submit was refused for a missing field: those are marked from then on.</summary>
    public bool ShowMissing { get; private set; }

    public event Action? Changed;

    public IReadOnlyDictionary<string, object?> Values => values;

    public void Declare(string name, object? value, bool isRequired)
    {
        if (isRequired) required.Add(name);
        if (initial.TryAdd(name, value)) values.TryAdd(name, value);
    }

    public object? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set
        {
            values[name] = value;
            Changed?.Invoke();
        }
    }

    public bool IsMissing(string name) => ShowMissing && required.Contains(name) && IsEmpty(values.GetValueOrDefault(name));

    /// <summary>The client's own check before anything is sent (cards.md §6.4: 有必填项未填写).</summary>
    public bool TryComplete()
    {
        ShowMissing = required.Any(name => IsEmpty(values.GetValueOrDefault(name)));
        Changed?.Invoke();
        return !ShowMissing;
    }

    public void Reset()
    {
        foreach (var (name, value) in initial) values[name] = value;
        ShowMissing = false;
        Round++;
        Changed?.Invoke();
    }

    static bool IsEmpty(object? value) => value is null or "" or IReadOnlyCollection<string> { Count: 0 };
}
