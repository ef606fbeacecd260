using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>How figures, days and states are written for a reader. Rounding happens here and nowhere else, half away from zero.</summary>
/// <remarks>The arithmetic is in the parts of this record and the same for everybody; what differs between languages is one <see cref="Language"/>.</remarks>
public sealed partial record Words(string Locale)
{
    public static Words Chinese { get; } = new("zh-CN");

    Language Speech { get; } = Language.Of(Locale);

    /// <summary>A value with its unit: <c>1,000 条</c>, <c>1.2万 次</c>, <c>12%</c>, <c>¥187/条</c>; 「无数据」 for null.</summary>
    public string Value(decimal? value, string unit)
    {
        var kind = Unit.Of(unit);
        return value is null ? Speech.NoData : kind.Attach(Number(value.Value, kind));
    }

    /// <summary>The figure of every card, <c>612 / 1,000 条</c>: <c>10.8 / 12 %</c>, <c>¥187 / ¥200 每条</c>, <c>— / 500 条</c>; without a target <c>612 条（未设目标）</c>.</summary>
    public string Figure(decimal? actual, decimal? target, string unit)
    {
        if (target is null)
            return Value(actual, unit) + Speech.NoTarget;
        var kind = Unit.Of(unit);
        var left = actual is null ? "—" : kind.Prefix(Number(actual.Value, kind));
        return $"{left} / {kind.Prefix(Number(target.Value, kind))}{(kind.After(Speech.Each) is { Length: > 0 } after ? " " + after : "")}";
    }

    /// <summary>A share as percent with one decimal: 0.954 → <c>95.4%</c>; <c>—</c> for null.</summary>
    public string Percent(decimal? share) => share is null ? "—" : Minus(Fixed(share.Value * 100, 1)) + "%";

    /// <summary>A share where a decimal would promise too much (a chance, a coverage): 0.447 → <c>45%</c>; <c>—</c> for null.</summary>
    public string Whole(decimal? share) => share is null ? "—" : Minus(Fixed(share.Value * 100, 0)) + "%";

    /// <summary>A change with its sign: <c>+28</c>, <c>−¥12</c>, <c>−0.2 个百分点</c> (unit %); empty for null.</summary>
    public string Change(decimal? change, string unit)
    {
        var kind = Unit.Of(unit);
        return change is null ? "" : Signed(change.Value, Difference(change.Value, kind), n => kind.IsPercent ? $"{n} {Speech.Points}" : kind.Prefix(n));
    }

    /// <summary>A distance without sign: <c>24 条</c>, <c>4.1 个百分点</c>, <c>¥13/条</c>.</summary>
    public string Distance(decimal amount, string unit)
    {
        var kind = Unit.Of(unit);
        var size = Difference(amount, kind);
        return kind.IsPercent ? $"{size} {Speech.Points}" : kind.Attach(size);
    }

    /// <summary>A distance between two shares: 0.022 → <c>2.2 个百分点</c>.</summary>
    public string Points(decimal difference) => $"{Fixed(Math.Abs(difference) * 100, 1)} {Speech.Points}";

    /// <summary>A relative change: −0.2 → <c>−20%</c>, 0.0184 → <c>+1.8%</c>; empty for null.</summary>
    public string Relative(decimal? share) => share is null ? "" :
        Signed(share.Value, Math.Abs(share.Value) >= 0.1m ? Fixed(Math.Abs(share.Value) * 100, 0) : Trim(Fixed(Math.Abs(share.Value) * 100, 1)), n => n + "%");

    /// <summary>Ten blocks with the pace as a notch: <c>▰▰▰▰▰▱┆▱▱▱▱</c>.</summary>
    /// <remarks>Full only at 100 %, empty only at 0: a rounded block must not say "reached".</remarks>
    /// <param name="attainment">1 is 100 %.</param>
    /// <param name="pace">0–1, or null for no notch.</param>
    public string Bar(decimal? attainment, decimal? pace)
    {
        var filled = Blocks(attainment ?? 0);
        var blocks = new string('▰', filled) + new string('▱', 10 - filled);
        return pace is null ? blocks : blocks.Insert(Blocks(pace.Value), "┆");
    }

    /// <summary>A course as text, lowest to highest: <c>▁▃▂▅·▇</c>, with a dot where a day has no data; empty below three days, which are no course.</summary>
    public static string Spark(IReadOnlyList<decimal?> values)
    {
        const string steps = "▁▂▃▄▅▆▇";
        var known = values.OfType<decimal>().ToList();
        if (known.Count < 3)
            return "";
        var (low, high) = (known.Min(), known.Max());
        return string.Concat(values.Select(v => v is null ? '·' : high == low ? steps[3] : steps[(int)((v.Value - low) / (high - low) * (steps.Length - 1))]));
    }

    static int Blocks(decimal share) => share <= 0 ? 0 : share >= 1 ? 10 : Math.Clamp((int)Math.Round(share * 10, MidpointRounding.AwayFromZero), 1, 9);

    /// <summary><c>● 正常</c>, <c>▲ 提醒</c>, <c>■ 严重</c>, <c>○ 无数据</c>.</summary>
    public string Sign(Status status) => $"{Mark(status)} {Name(status)}";

    /// <summary>正常, 提醒, 严重, 无数据.</summary>
    public string Name(Status status) => Speech.Statuses[(int)status];

    /// <summary>How a value came about: 自有, 汇总, 公式, 无数据.</summary>
    public string Name(Origin origin) => Speech.Origins[(int)origin];

    /// <summary>The sign alone, which says the same as the colour: ● ▲ ■ ○.</summary>
    public static string Mark(Status status) => status switch
    {
        Status.OnTrack => "●",
        Status.Behind => "▲",
        Status.Critical => "■",
        _ => "○",
    };

    /// <summary>The platform's colour of a state, for fonts: green, orange, red, grey.</summary>
    public static string Colour(Status status) => status switch
    {
        Status.OnTrack => "green",
        Status.Behind => "orange",
        Status.Critical => "red",
        _ => "grey",
    };

    /// <summary>The same for tags and table options, whose grey is called neutral.</summary>
    public static string TagColour(Status status) => status == Status.NoData ? "neutral" : Colour(status);
}
