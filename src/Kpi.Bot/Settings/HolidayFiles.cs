using System.Text.Json;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Settings;

/// <summary>The yearly notices on public holidays: those built in, and those of <c>Holidays:Directory</c>, which win.</summary>
static class HolidayFiles
{
    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <exception cref="FormatException">A file can't be read or contradicts itself; the message names it.</exception>
    public static WorkCalendar Load(HolidaysOptions options)
    {
        var years = new Dictionary<int, HolidayYear>();
        foreach (var file in Files(options))
            try
            {
                var year = JsonSerializer.Deserialize<HolidayYear>(File.ReadAllText(file), Reading) ?? throw new JsonException("the file is empty");
                WorkCalendar.Create([year]);
                years[year.Year] = year;
            }
            catch (Exception e) when (e is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                throw new FormatException($"{file}: {e.Message}", e);
            }
        return WorkCalendar.Create(years.Values);
    }

    static IEnumerable<string> Files(HolidaysOptions options)
    {
        string?[] folders = [Path.Combine(AppContext.BaseDirectory, "Schedule", "Holidays"), options.Directory];
        return folders.OfType<string>().Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json").Order(StringComparer.Ordinal));
    }
}
