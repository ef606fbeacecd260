using Kpi.Bot.Admin;
using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Channels;
using Kpi.Bot.Dashboard;
using Kpi.Bot.Deviations;
using Kpi.Bot.Door;
using Kpi.Bot.Help;
using Kpi.Bot.Log;
using Kpi.Bot.Me;
using Kpi.Bot.Ops;
using Kpi.Bot.Ops.Checks;
using Kpi.Bot.Outbox;
using Kpi.Bot.Pending;
using Kpi.Bot.Schedule;
using Kpi.Bot.Settings;
using Kpi.Bot.Show;
using Kpi.Bot.State;
using Kpi.Bot.TargetChanges;
using Kpi.Bot.Verbs;
using Kpi.Domain.Periods;
using Kpi.Feishu;
using Kpi.Feishu.Events;
using Kpi.Feishu.Http;
using Prometheus;

namespace Kpi.Bot;

/// <summary>The table of contents: every room and every slice.</summary>
static class BotServices
{
    public static IServiceCollection AddBot(this IServiceCollection services, BotSettings settings, Clocks clocks) => services
        .AddRooms(settings, clocks)
        .AddSlices();

    static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddHelp().AddMe().AddDashboard().AddShow().AddChannels().AddLog().AddDeviations().AddTargetChanges().AddPending().AddAdmin();

    static IServiceCollection AddRooms(this IServiceCollection services, BotSettings settings, Clocks clocks) => services
        .AddSettings(settings)
        .AddSingleton(clocks).AddSingleton(clocks.Calendar)
        .AddSingleton<IWorkCalendar>(p => p.GetRequiredService<WorkCalendar>())
        .AddSingleton(_ => HolidayFiles.Load(settings.Holidays))
        .AddSingleton(new Words(settings.Root.Locale))
        .AddFeishu(settings.Feishu, clocks.Stopwatch)
        .AddKpiBase().AddSingleton<Approvers>().AddKpiBaseRefresh().AddInit()
        .AddState().AddCards().AddDoor().AddOutbox().AddSchedule().AddOps().AddChecks();

    static IServiceCollection AddSettings(this IServiceCollection services, BotSettings settings) => services
        .AddSingleton(settings).AddSingleton(settings.Feishu).AddSingleton(settings.Root).AddSingleton(settings.Bitable).AddSingleton(settings.Cards)
        .AddSingleton(settings.State).AddSingleton(settings.Schedules).AddSingleton(settings.Holidays).AddSingleton(settings.Daily)
        .AddSingleton(settings.Root.Bases);

    static IServiceCollection AddState(this IServiceCollection services) => services
        .AddSingleton<Told>().AddSingleton<StateDb>().AddSingleton<IStateDb>(p => p.GetRequiredService<StateDb>());

    static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<CardTemplates>().AddSingleton<ICardRenderer>(p => p.GetRequiredService<CardTemplates>());

    static IServiceCollection AddDoor(this IServiceCollection services) => services
        .AddSingleton<InboxSignal>().AddSingleton<ReceivedStore>().AddSingleton<BotIdentity>().AddSingleton<Senders>()
        .AddSingleton<CommandBook>().AddSingleton<Router>().AddSingleton<Conversation>().AddSingleton<Greetings>()
        .AddSingleton<Receptionist>().AddSingleton<PressDesk>()
        .AddSingleton<Inbox>().AddSingleton<IEventSink>(p => p.GetRequiredService<Inbox>());

    static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<OutboxSignal>().AddSingleton<Pauses>().AddSingleton<AnswerGate>().AddSingleton<MessageMap>().AddSingleton<PlainNames>()
        .AddSingleton<OutboxStore>().AddSingleton<IOutbox>(p => p.GetRequiredService<OutboxStore>()).AddSingleton<WaitingWrites>()
        .AddSingleton<CardSender>().AddSingleton<CardUpdater>().AddSingleton<BaseWriter>()
        .AddSingleton<OutboxFailures>().AddSingleton<OutboxSender>();

    static IServiceCollection AddSchedule(this IServiceCollection services) => services
        .AddSingleton<WorkingHours>().AddSingleton<Timetable>().AddSingleton<OccasionStore>().AddSingleton<JobRunner>()
        .AddSingleton<DueJobs>().AddSingleton<ScheduleLoop>().AddJob<ReminderJob>();

    static IServiceCollection AddOps(this IServiceCollection services) => services
        .AddSingleton(_ => Metrics.NewCustomRegistry())
        .AddSingleton<CallCounter>().AddSingleton<ICallCounter>(p => p.GetRequiredService<CallCounter>()).AddSingleton<CallLedger>()
        .AddSingleton<AdminNotices>().AddSingleton<IOpsReport, OpsReport>();
}
