using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Fakes;

/// <summary>A base in memory that tests fill row by row; <see cref="Now"/> is a picture of it at that moment.</summary>
sealed class FakeBase(string name = "增长")
{
    public string Name { get; } = name;
    public List<Team> Teams { get; } = [];
    public List<Member> Members { get; } = [];
    public List<Indicator> Indicators { get; } = [];
    public List<Target> Targets { get; } = [];
    public List<Actual> Actuals { get; } = [];
    public List<Deviation> Deviations { get; } = [];
    public List<TargetChange> TargetChanges { get; } = [];
    public List<Finding> Findings { get; } = [];

    /// <summary>Monday to Friday, without holidays.</summary>
    public IWorkCalendar Calendar { get; init; } = new Weekdays();

    public FakeBase Team(string team, string? lead = null, string? chat = "oc_team")
    {
        Teams.Add(new(Name, team, chat, Id(lead), "Asia/Shanghai", true));
        return this;
    }

    /// <summary>A person whose open id is <c>ou_</c> + name, unless another is given (namesakes).</summary>
    public FakeBase Member(string person, string team, Role role = Role.Member, string? above = null, string? id = null, bool active = true)
    {
        Members.Add(new(person, id is null ? Id(person) : new UserId(id), role, team, null, Id(above), active));
        return this;
    }

    public Indicator Indicator(string code, string team, string? owner = null, string unit = "条", Aggregation aggregation = Aggregation.Sum,
        Direction direction = Direction.HigherIsBetter, string? name = null, string? parent = null, string? formula = null, Level level = Level.Person,
        Cycle cycle = Cycle.Month, string? channel = null, Category category = Category.Leads)
    {
        var made = new Indicator(Name, "rec_" + code, new(code), name ?? code, level, team, Id(owner), channel, parent is null ? null : new IndicatorCode(parent),
            category, Nature.Outcome, unit, direction, aggregation, cycle, DayBasis.CalendarDays, 20, formula, null, null, 90, 70, true);
        Indicators.Add(made);
        return made;
    }

    public FakeBase Target(string code, string period, decimal value, decimal? challenge = null, int version = 1)
    {
        Assert.True(Period.TryParse(period, out var of), period);
        Targets.Add(new(new(code), of, version, value, challenge, null, null, TargetState.InForce, null));
        return this;
    }

    public FakeBase Actual(string code, string day, decimal? value, decimal? over = null)
    {
        Actuals.Add(new(new(code), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), over is null ? value : null,
            over is null ? null : value, over, ActualSource.Automatic, null));
        return this;
    }

    /// <summary>The same value every day from a day to a day, both included.</summary>
    public FakeBase Daily(string code, string from, string to, decimal value)
    {
        var last = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture);
        for (var day = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture); day <= last; day = day.AddDays(1))
            Actuals.Add(new(new(code), day, value, null, null, ActualSource.Automatic, null));
        return this;
    }

    public IBaseSnapshot Now => new Picture(this);

    public static UserId? Id(string? person) => person is null ? null : new UserId("ou_" + person);

    sealed class Weekdays : IWorkCalendar
    {
        public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    sealed class Picture(FakeBase from) : IBaseSnapshot
    {
        readonly FactsInMemory facts = new(from.Indicators, from.Targets, from.Actuals, from.Calendar);

        public string Name { get; } = from.Name;
        public string AppToken => "app_" + Name;
        public string Url => "https://example.feishu.cn/base/" + AppToken;
        public string TableUrl(string table) => $"{Url}?table={table}";
        public IReadOnlyList<Team> Teams { get; } = [.. from.Teams];
        public IReadOnlyList<Member> Members { get; } = [.. from.Members];
        public IReadOnlyList<Objective> Objectives => [];
        public IReadOnlyList<Channel> Channels => [];
        public IReadOnlyList<ChannelMonth> ChannelHistory => [];
        public IReadOnlyList<Benchmark> Benchmarks => [];
        public IReadOnlyList<Deviation> Deviations { get; } = [.. from.Deviations];
        public IReadOnlyList<TargetChange> TargetChanges { get; } = [.. from.TargetChanges];
        public IReadOnlyList<Finding> Findings { get; } = [.. from.Findings];
        public DateTimeOffset? CollectedAt => null;
        public IReadOnlyCollection<Indicator> Indicators => facts.Indicators;
        public IWorkCalendar Calendar => facts.Calendar;
        public Indicator? Find(IndicatorCode code) => facts.Find(code);
        public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => facts.ChildrenOf(parent);
        public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => facts.TargetsOf(code);
        public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to) => facts.ActualsOf(code, from, to);
    }
}
