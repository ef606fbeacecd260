using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Kpi.Bot.Settings;

/// <summary>Reads option records and gathers every fault with its path, where the framework's binder stops at the first.</summary>
sealed class SettingsReader
{
    readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    /// <summary>A section; a key it does not have is a fault too, since a misspelt one would silently be its default.</summary>
    public T Section<T>(IConfiguration configuration, string name) where T : new()
    {
        var section = configuration.GetSection(name);
        var known = typeof(T).GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        faults.AddRange(section.GetChildren().Where(c => !known.Contains(c.Key)).Select(c => $"{c.Path} is no key; known are {string.Join(", ", known)}"));
        return (T)Read(typeof(T), section, name + ":");
    }

    /// <summary>Keys at the root, where others may stand beside them.</summary>
    public T Root<T>(IConfiguration configuration) where T : new() => (T)Read(typeof(T), configuration, "");

    object Read(Type type, IConfiguration from, string path)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            if (ItemOf(property.PropertyType) is { } item)
                property.SetValue(made, Items(item, from.GetSection(property.Name), path + property.Name));
            else if (from[property.Name] is { } text)
                Set(made, property, text, path);
            Check(made, property, path);
        }
        return made;
    }

    Array Items(Type item, IConfigurationSection list, string path)
    {
        var children = list.GetChildren().ToList();
        var items = Array.CreateInstance(item, children.Count);
        for (var i = 0; i < children.Count; i++)
            items.SetValue(item == typeof(string) ? children[i].Value ?? "" : Read(item, children[i], $"{path}:{children[i].Key}:"), i);
        return items;
    }

    void Set(object made, PropertyInfo property, string text, string path)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        try
        {
            property.SetValue(made, TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            faults.Add($"{path}{property.Name} 现在是 {text}，应是{Wanted(type)}");
        }
    }

    void Check(object made, PropertyInfo property, string path)
    {
        var value = property.GetValue(made);
        var context = new ValidationContext(made) { MemberName = property.Name, DisplayName = property.Name };
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            if (rule.GetValidationResult(value, context) is { } broken && broken != ValidationResult.Success)
                faults.Add($"{path}{property.Name} {Sentence(rule, value, broken.ErrorMessage!)}");
    }

    // Our own rules are written for the person who reads them; the framework's are whole English sentences.
    static string Sentence(ValidationAttribute rule, object? value, string message) => rule switch
    {
        RangeAttribute range => $"现在是 {value}，应在 {range.Minimum} 和 {range.Maximum} 之间",
        RequiredAttribute { ErrorMessage: null } => "必填",
        UrlAttribute => $"现在是 {value}，应是 https:// 开头的地址",
        _ => message,
    };

    static string Wanted(Type type) => type switch
    {
        _ when type == typeof(int) => "整数",
        _ when type == typeof(bool) => "true 或 false",
        { IsEnum: true } => $"{string.Join("、", Enum.GetNames(type))} 之一",
        _ => $" {type.Name}",
    };

    static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
