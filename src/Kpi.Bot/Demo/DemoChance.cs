namespace Kpi.Bot.Demo;

/// <summary>Chance that is the same for a day and a purpose, whatever else is asked: a past day's figures never depend on "today".</summary>
static class DemoChance
{
    const ulong Seed = 20_260_701;

    /// <summary>0 (included) to 1 (not included).</summary>
    public static double Unit(DateOnly day, int purpose) =>
        (Mix(Mix(Seed + (ulong)day.DayNumber) ^ ((ulong)purpose * 0x9E3779B97F4A7C15)) >> 11) / (double)(1UL << 53);

    /// <summary>Around 1, never farther than ± <paramref name="spread"/>: a triangle of two dice.</summary>
    public static double Around1(DateOnly day, int purpose, double spread) => 1 + spread * (Unit(day, purpose) - Unit(day, purpose + 500));

    /// <summary>A whole number whose mean over many days is <paramref name="expected"/>.</summary>
    public static int Whole(DateOnly day, int purpose, double expected) => (int)Math.Floor(expected + Unit(day, purpose));

    // Finalizer of SplitMix64 (Steele, Lea, Flood 2014): one day's number says nothing of the next.
    static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
