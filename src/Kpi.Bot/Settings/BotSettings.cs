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
            yield return "Bases:0:Name 必填：至少一个多维表格的名称，例如 营销KPI";
        foreach (var twice in settings.Root.Bases.Where(b => b.Name.Length > 0).CountBy(b => b.Name).Where(b => b.Value > 1))
            yield return $"Bases 名称 {twice.Key} 用了两次";
        if (settings.Feishu.EventTransport != EventTransport.Webhook)
            yield break;
        if (string.IsNullOrEmpty(settings.Feishu.EncryptKey))
            yield return "Feishu:EncryptKey 必填：Feishu:EventTransport 是 Webhook";
        if (string.IsNullOrEmpty(settings.Feishu.VerificationToken))
            yield return "Feishu:VerificationToken 必填：Feishu:EventTransport 是 Webhook";
    }
}
