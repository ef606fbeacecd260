using Kpi.Bot.Verbs;

namespace Kpi.Bot.Tests.Verbs;

/// <summary>The command line: verbs, configuration, and errors in a line each.</summary>
public sealed class BotHostTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static async Task<(int Exit, string Output)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        var exit = await BotHost.RunAsync(args, TimeProvider.System, output, Ct);
        return (exit, output.ToString());
    }

    [Fact]
    public async Task A_faulty_configuration_is_told_in_a_line_a_fault_and_nothing_starts()
    {
        var (exit, output) = await RunAsync("run", "--Schedules:Daily=9 Uhr");

        Assert.Equal(1, exit);
        Assert.Equal(["Feishu:AppId", "Feishu:AppSecret", "Schedules:Daily", "Bases:0:Name"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[1]));
    }

    [Fact]
    public async Task A_folder_of_templates_that_is_not_there_is_told_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-host-").FullName;
        var (exit, output) = await RunAsync("run", "--Feishu:AppId=a", "--Feishu:AppSecret=b", "--Bases:0:Name=c", "--Cards:Directory=nowhere",
            $"--State:ConnectionString=Data Source={Path.Combine(folder, "s.db")}", "--Urls=http://127.0.0.1:0");
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, exit);
        Assert.Contains("nowhere", Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_is_not_there_is_an_error_and_help_names_those_that_are()
    {
        Assert.Equal(1, (await RunAsync("frobnicate")).Exit);
        var (exit, output) = await RunAsync("--help");
        Assert.Equal(0, exit);
        Assert.All(["run", "init", "doctor", "job"], verb => Assert.Contains(verb, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused() => Assert.Equal(1, (await RunAsync("job", "daily", "--date", "14.7.")).Exit);

    [Fact]
    public void Configuration_and_a_verbs_own_options_are_told_apart()
    {
        var (verb, configuration) = Arguments.Split(["init", "--demo", "--Feishu:AppId", "cli_1", "--admin", "a@b.c", "--Locale=en-US", "--Bases:0:Name=增长"]);

        Assert.Equal(["init", "--demo", "--admin", "a@b.c"], verb);
        Assert.Equal(["--Feishu:AppId=cli_1", "--Locale=en-US", "--Bases:0:Name=增长"], configuration);
    }
}
