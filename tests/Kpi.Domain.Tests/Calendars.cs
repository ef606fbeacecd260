using System.Text.Json;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Tests;

/// <summary>The calendar made from the very files the bot ships.</summary>
static class Calendars
{
    sealed record File(int Year, string Source, Holiday[] Holidays, DateOnly[] Workdays);

    static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static WorkCalendar China { get; } = WorkCalendar.Create(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Holidays"), "*.json")
        .Select(path => JsonSerializer.Deserialize<File>(System.IO.File.ReadAllText(path), CamelCase)!)
        .Select(file => new HolidayYear(file.Year, file.Source, file.Holidays, file.Workdays)));
}
