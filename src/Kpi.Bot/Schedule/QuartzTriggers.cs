using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Quartz;

namespace Kpi.Bot.Schedule;

/// <summary>A stored trigger fired: look for what is due. Which occasions that is, the watermark says.</summary>
[DisallowConcurrentExecution]
sealed class FiringJob(DueJobs due) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct) => await due.RunAsync(ct);
}

/// <summary>The jobs' cron expressions as Quartz triggers, stored in the state database.</summary>
static class QuartzTriggers
{
    public static IServiceCollection AddQuartzTriggers(this IServiceCollection services, SchedulesOptions options, StateOptions state, TimeProvider calendar)
    {
        var (file, connection) = StateDb.Place(state);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        // Quartz names schedulers once a process; the name in the database stays the same as long as the file does.
        var name = $"kpi-bot {file}";
        services.AddQuartzHostedService(name, o => o.WaitForJobsToComplete = true);
        return services.AddQuartz(name, quartz =>
        {
            quartz.UseTimeProvider(calendar);
            quartz.ConfigureScheduler(s => s.IdleWaitTime = TimeSpan.FromSeconds(options.PollSeconds));
            quartz.UsePersistentStore(store => store.UseSqlite(connection).ProvisionSchema().UseExecutionHistory());
            var key = new JobKey("due");
            quartz.AddJob<FiringJob>(j => j.WithIdentity(key));
            foreach (var (job, cron) in Expressions(options))
                quartz.AddTrigger<FiringJob>(t => t.ForJob(key).WithIdentity(job).WithCronSchedule(cron, c => c.InTimeZone(zone)));
        });
    }

    static IEnumerable<(string Name, string Cron)> Expressions(SchedulesOptions options) =>
        from name in (string[])["daily", "weekly", "reminders"] select (name, options.CronOf(name)!);
}
