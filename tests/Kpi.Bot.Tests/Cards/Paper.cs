using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Cards;

/// <summary>A base on paper: written down line by line, for tests of cards.</summary>
/// <remarks>Weekends are days off. Days count from 2026-07-14, a Tuesday, unless a test says otherwise.</remarks>
sealed class Paper : IBaseSnapshot, ISnapshot, IKpiBase, IWorkCalendar
{
    public static readonly DateOnly Today = new(2026, 7, 14);

    readonly List<Indicator> indicators = [];
    readonly List<Target> targets = [];
    readonly List<Actual> actuals = [];

    public string Name { get; init; } = "增长";
    public string AppToken => "bascn1";
    public string Url => "https://example.feishu.cn/base/bascn1";
    public string TableUrl(string table) => $"{Url}?table={table}";
    public List<Team> TeamRows { get; } = [new("增长", "增长组", "oc_group", new UserId("ou_sun"), "Asia/Shanghai", true)];
    public List<Member> MemberRows { get; } =
    [
        new("孙经理", new UserId("ou_sun"), Role.Lead, "增长组", null, null, true),
        new("王芳", new UserId("ou_wang"), Role.Supervisor, "增长组", "新媒体主管", new UserId("ou_sun"), true),
        new("李雷", new UserId("ou_li"), Role.Member, "增长组", "活动策划专员", new UserId("ou_wang"), true),
    ];
    public List<Channel> ChannelRows { get; } = [];
    public List<ChannelMonth> MonthRows { get; } = [];
    public List<Deviation> DeviationRows { get; } = [];
    public List<TargetChange> ChangeRows { get; } = [];
    public List<Finding> FindingRows { get; } = [];

    public IReadOnlyList<Team> Teams => TeamRows;
    public IReadOnlyList<Member> Members => MemberRows;
    public IReadOnlyList<Objective> Objectives => [];
    public IReadOnlyList<Channel> Channels => ChannelRows;
    public IReadOnlyList<ChannelMonth> ChannelHistory => MonthRows;
    public IReadOnlyList<Benchmark> Benchmarks => [];
    public IReadOnlyList<Deviation> Deviations => DeviationRows;
    public IReadOnlyList<TargetChange> TargetChanges => ChangeRows;
    public IReadOnlyList<Finding> Findings => FindingRows;
    public DateTimeOffset? CollectedAt => actuals.Max(a => a.CollectedAt);
    public IReadOnlyCollection<Indicator> Indicators => indicators;
    public IWorkCalendar Calendar => this;
    public IReadOnlyList<IBaseSnapshot> Bases => [this, .. Others];
    public List<IBaseSnapshot> Others { get; } = [];
    public ISnapshot Now => this;

    public Indicator? Find(IndicatorCode code) => indicators.Find(i => i.Code == code);
    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => indicators.FindAll(i => i.Enabled && i.Parent == parent);
    public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => targets.FindAll(t => t.Code == code);
    public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to) =>
        [.. actuals.Where(a => a.Code == code && a.Day >= from && a.Day <= to).OrderBy(a => a.Day)];
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    public void Apply(Kpi.Bot.Outbox.BaseWrite write) => throw new NotSupportedException("Paper is not written on by posts.");
    public Task RefreshAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Adds an indicator; <paramref name="change"/> says what differs from a plain monthly count of the team.</summary>
    public Indicator Indicator(string name, decimal? target = null, string unit = "条", string? owner = null, Func<Indicator, Indicator>? change = null)
    {
        var plain = new Indicator(Name, $"rec{indicators.Count}", new IndicatorCode(name), name, owner is null ? Level.Team : Level.Person, "增长组",
            owner is null ? null : new UserId(owner), null, null, Category.Leads, Nature.Outcome, unit, Direction.HigherIsBetter,
            unit == "%" ? Aggregation.Ratio : Aggregation.Sum, Cycle.Month, DayBasis.CalendarDays, 10m, null, "CRM", "留下联系方式的人", 90m, 70m, true);
        var indicator = change is null ? plain : change(plain);
        indicators.Add(indicator);
        if (target is not null)
            Target(indicator, Period.MonthOf(Today), target.Value);
        return indicator;
    }

    public void Target(Indicator indicator, Period period, decimal value, int version = 1, decimal? challenge = null, bool approved = true) =>
        targets.Add(new Target(indicator.Code, period, version, value, challenge, "协商", null, TargetState.InForce, Shanghai("2026-07-01", "00:00"), approved));

    /// <summary>The same value on each day from a day to a day, collected the next morning at 8:31.</summary>
    public void Daily(Indicator indicator, string from, string to, decimal? value, decimal? numerator = null, decimal? denominator = null)
    {
        for (var day = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture); day <= DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture); day = day.AddDays(1))
            actuals.Add(new Actual(indicator.Code, day, value, numerator, denominator, ActualSource.Automatic,
                Shanghai(day.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "08:31")));
    }

    public Sender As(string person) => new(new UserId(person), Members.First(m => m.User?.Value == person).Name,
        [.. Members.Where(m => m.User?.Value == person)], Members.Any(m => m.User?.Value == person && m.Role == Role.Administrator));

    public Ask Asks(string person, params string[] arguments) =>
        new(As(person), arguments, "oc_chat", false, "om_1", Shanghai("2026-07-14", "09:12"), Today, Kpi.Bot.Cards.Words.Chinese);

    public static DateTimeOffset Shanghai(string day, string time) =>
        DateTimeOffset.Parse($"{day}T{time}:00+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
