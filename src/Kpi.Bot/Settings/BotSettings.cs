using Kpi.Bot.Base;
using Kpi.Feishu;

namespace Kpi.Bot.Settings;

/// <summary>The whole configuration, read and checked.</summary>
public sealed record BotSettings(
    FeishuOptions Feishu, RootOptions Root, BitableOptions Bitable, CardsOptions Cards, StateOptions State, SchedulesOptions Schedules,
    HolidaysOptions Holidays, DailyOptions Daily)
{
    /// <param name="faults">One line a fault, each with its path; empty where all is right.</param>
    public static BotSettings Read(IConfiguration configuration, out IReadOnlyList<string> faults)
    {
        var reader = new SettingsReader();
        var settings = new BotSettings(
            reader.Section<FeishuOptions>(configuration, "Feishu"), reader.Root<RootOptions>(configuration),
            reader.Section<BitableOptions>(configuration, "Bitable"), reader.Section<CardsOptions>(configuration, "Cards"),
            reader.Section<StateOptions>(configuration, "State"), reader.Section<SchedulesOptions>(configuration, "Schedules"),
            reader.Section<HolidaysOptions>(configuration, "Holidays"), reader.Section<DailyOptions>(configuration, "Daily"));
        faults = [.. reader.Faults, .. Between(settings)];
        return settings;
    }

    /// <summary>What only several keys together can break.</summary>
    static IEnumerable<string> Between(BotSettings settings)
    {
        if (settings.Root.Bases.Count == 0)
            yield return "Bases:0:Name is required: at least one base, e.g. 营销KPI";
        foreach (var twice in settings.Root.Bases.Where(b => b.Name.Length > 0).CountBy(b => b.Name).Where(b => b.Value > 1))
            yield return $"Bases: the name {twice.Key} is given twice";
        if (settings.Feishu.EventTransport != EventTransport.Webhook)
            yield break;
        if (string.IsNullOrEmpty(settings.Feishu.EncryptKey))
            yield return "Feishu:EncryptKey is required with Feishu:EventTransport Webhook";
        if (string.IsNullOrEmpty(settings.Feishu.VerificationToken))
            yield return "Feishu:VerificationToken is required with Feishu:EventTransport Webhook";
    }
}
