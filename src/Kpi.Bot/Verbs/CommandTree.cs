using System.CommandLine;
using System.Globalization;

namespace Kpi.Bot.Verbs;

/// <summary>「job …」 as it was asked for.</summary>
/// <param name="Date">As of that day; null is now.</param>
/// <param name="Team">Only this team; null is all.</param>
/// <param name="DryRun">Prints what would be sent and keeps nothing.</param>
public sealed record JobRequest(string Name, DateOnly? Date, string? Team, bool DryRun);

/// <summary>The verbs and their options.</summary>
static class CommandTree
{
    public static RootCommand Of(
        Func<CancellationToken, Task<int>> run, Func<InitRequest, CancellationToken, Task<int>> init,
        Func<CancellationToken, Task<int>> doctor, Func<JobRequest, CancellationToken, Task<int>> job)
    {
        var root = new RootCommand("KPI助手: a marketing team's KPIs in its Feishu chat. Configuration: appsettings.json, environment, --Section:Key=value.");
        root.SetAction((_, ct) => run(ct));
        var worker = new Command("run", "The worker; also without a verb.");
        worker.SetAction((_, ct) => run(ct));
        root.Add(worker);
        root.Add(Init(init));
        var check = new Command("doctor", "One line a check, each failed one with what to do.");
        check.SetAction((_, ct) => doctor(ct));
        root.Add(check);
        root.Add(Job(job));
        return root;
    }

    static Command Init(Func<InitRequest, CancellationToken, Task<int>> init)
    {
        var demo = new Option<bool>("--demo") { Description = "Adds the demo team." };
        var admin = new Option<string?>("--admin") { Description = "E-mail or open id of the person who may manage a base that is created." };
        var verb = new Command("init", "Creates what a base is missing; deletes and retypes nothing.") { demo, admin };
        verb.SetAction((parsed, ct) => init(new(parsed.GetValue(demo), parsed.GetValue(admin)), ct));
        return verb;
    }

    static Command Job(Func<JobRequest, CancellationToken, Task<int>> job)
    {
        var name = new Argument<string>("name") { Description = "daily, weekly or reminders" };
        var date = new Option<DateOnly?>("--date")
        {
            Description = "As of the job's own time on that day, yyyy-MM-dd.",
            CustomParser = result =>
            {
                if (result.Tokens is [var token] && DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return day;
                result.AddError("--date 应是日期 yyyy-MM-dd");
                return null;
            },
        };
        var team = new Option<string?>("--team") { Description = "Only this team." };
        var dry = new Option<bool>("--dry-run") { Description = "Prints what would be sent and keeps nothing." };
        var verb = new Command("job", "Runs a scheduled job now.") { name, date, team, dry };
        verb.SetAction((parsed, ct) => job(new(parsed.GetValue(name)!, parsed.GetValue(date), parsed.GetValue(team), parsed.GetValue(dry)), ct));
        return verb;
    }
}
