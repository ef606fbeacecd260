using Kpi.Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace Kpi.Bot.Tests.Settings;

/// <summary>The configuration: all faults at once, each by its path.</summary>
public sealed class BotSettingsTests
{
    static IReadOnlyList<string> Faults(out BotSettings settings, params string[] keys)
    {
        settings = BotSettings.Read(new ConfigurationBuilder().AddCommandLine([.. keys.Select(k => "--" + k)]).Build(), out var faults);
        return faults;
    }

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_path()
    {
        var faults = Faults(out _, "Bitable:RefreshSeconds=often", "Schedules:Daily=9 Uhr", "Schedules:TimeZone=Mars/Olympus",
            "Schedules:Quiet=abends", "Feishu:EventTransport=Pigeon", "Locale=de", "Bases:0:AppToken=x", "Schedules:PollSeconds=0", "Bitable:RefreshSecond=5");

        string[] paths = ["Feishu:AppId", "Feishu:AppSecret", "Feishu:EventTransport", "Bases:0:Name", "Locale", "Bitable:RefreshSeconds", "Schedules:Daily",
            "Schedules:TimeZone", "Schedules:Quiet", "Schedules:PollSeconds", "Bitable:RefreshSecond"];
        Assert.Equal(paths.Order(StringComparer.Ordinal), faults.Select(f => f.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_webhook_needs_its_two_secrets()
    {
        var faults = Faults(out _, "Feishu:AppId=a", "Feishu:AppSecret=b", "Bases:0:Name=c", "Feishu:EventTransport=Webhook");

        Assert.Equal(["Feishu:EncryptKey", "Feishu:VerificationToken"], faults.Select(f => f.Split(' ')[0]));
    }

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        Assert.Empty(Faults(out var settings, "Feishu:AppId=a", "Feishu:AppSecret=b", "Bases:0:Name=c"));

        Assert.Equal(("https://open.feishu.cn", "0 0 9 * * ?", "Asia/Shanghai", 900, "cards", true),
            (settings.Feishu.BaseUrl, settings.Schedules.Daily, settings.Schedules.TimeZone, settings.Bitable.RefreshSeconds, settings.Cards.Directory, settings.Schedules.SkipHolidays));
    }

    [Fact]
    public void The_example_file_has_every_key_with_its_default()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(House.Repository.Root, "appsettings.example.json")).Build();
        var settings = BotSettings.Read(example, out var faults);

        Assert.All(faults, f => Assert.StartsWith("Feishu:App", f, StringComparison.Ordinal));
        Faults(out var plain, "Feishu:AppId=a");
        Assert.Equal(plain.Schedules, settings.Schedules);
        Assert.Equal(plain.Bitable, settings.Bitable);
        Assert.Equal((plain.Cards, plain.State, plain.Daily, plain.Root.Urls, plain.Root.Locale), (settings.Cards, settings.State, settings.Daily, settings.Root.Urls, settings.Root.Locale));
        foreach (var (section, options) in new (string, Type)[]
        {
            ("Feishu", typeof(Feishu.FeishuOptions)), ("Bitable", typeof(Kpi.Bot.Base.BitableOptions)), ("Cards", typeof(CardsOptions)), ("State", typeof(StateOptions)),
            ("Schedules", typeof(SchedulesOptions)), ("Holidays", typeof(HolidaysOptions)), ("Daily", typeof(DailyOptions)),
        })
            Assert.Equal(options.GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Order(), example.GetSection(section).GetChildren().Select(c => c.Key).Order());
    }
}
