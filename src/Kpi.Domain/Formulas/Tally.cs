using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>The sums behind a value, kept apart so that children and days can be added before anything is divided.</summary>
struct Tally
{
    decimal total;
    decimal numerator;
    decimal denominator;
    int rows;
    int weighed;

    /// <summary>Rows that said something.</summary>
    public readonly bool Any => rows > 0;

    public DateOnly? Latest { get; private set; }

    public void Add(Actual row, Aggregation aggregation, decimal scale)
    {
        switch (aggregation)
        {
            case Aggregation.Ratio:
                numerator += row.Numerator!.Value;
                denominator += row.Denominator!.Value;
                break;
            case Aggregation.Mean:
                total += ValueOf(row, scale)!.Value;
                if (row.Denominator is { } count)
                {
                    numerator += row.Value is { } value ? value * count : row.Numerator!.Value * scale;
                    denominator += count;
                    weighed++;
                }
                break;
            default:
                total += ValueOf(row, scale)!.Value;
                break;
        }
        rows++;
        See(row.Day);
    }

    public void Add(in Tally other)
    {
        total += other.total;
        numerator += other.numerator;
        denominator += other.denominator;
        rows += other.rows;
        weighed += other.weighed;
        See(other.Latest);
    }

    /// <summary>Takes in the value of a child that was computed and has no rows of its own.</summary>
    public void AddComputed(decimal value, DateOnly? latest)
    {
        total += value;
        rows++;
        See(latest);
    }

    public readonly PeriodValue Result(Indicator indicator, Origin origin)
    {
        decimal? value = !Any ? null : indicator.Aggregation switch
        {
            Aggregation.Ratio => denominator == 0 ? null : numerator / denominator * indicator.Scale,
            Aggregation.Mean => MeanOrNone(),
            _ => total,
        };
        var hasParts = Any && (indicator.Aggregation == Aggregation.Ratio || indicator.Aggregation == Aggregation.Mean && weighed == rows);
        return new PeriodValue(value,
            hasParts && indicator.Aggregation == Aggregation.Ratio ? numerator : null, hasParts ? denominator : null,
            value is null ? Origin.None : origin, Latest);
    }

    // One row without a count can't be weighed against the others: then all count the same.
    readonly decimal? MeanOrNone() => weighed < rows ? total / rows : denominator == 0 ? null : numerator / denominator;

    /// <summary>Whether a row says anything under this aggregation; a ratio without both its parts doesn't.</summary>
    public static bool Says(Actual row, Aggregation aggregation) => aggregation switch
    {
        Aggregation.Ratio => row is { Numerator: not null, Denominator: not null },
        Aggregation.Sum => row.Value is not null,
        _ => ValueOf(row, 1m) is not null,
    };

    /// <summary>What a row says by itself, in the indicator's unit.</summary>
    public static decimal? ValueOf(Actual row, decimal scale) =>
        row.Value ?? (row is { Numerator: { } part, Denominator: { } whole } && whole != 0 ? part / whole * scale : null);

    void See(DateOnly? day)
    {
        if (day is { } seen && (Latest is not { } latest || seen > latest))
            Latest = seen;
    }
}
