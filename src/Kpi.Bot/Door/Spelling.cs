namespace Kpi.Bot.Door;

/// <summary>How far two words are from each other.</summary>
static class Spelling
{
    /// <summary>How many slips a word of this length may have: one in a word of up to four letters, two in longer ones.</summary>
    public static int Tolerated(string typed, string word) => Math.Max(typed.Length, word.Length) <= 4 ? 1 : 2;

    /// <summary>Letters to insert, delete, replace or swap with their neighbour (optimal string alignment); case does not count.</summary>
    /// <remarks>F. J. Damerau, Communications of the ACM 7 (1964) 171–176. <c>teaam</c>–<c>team</c> 1, <c>shwo</c>–<c>show</c> 1.</remarks>
    public static int Distance(string one, string other)
    {
        one = one.ToLowerInvariant();
        other = other.ToLowerInvariant();
        var away = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            for (var j = 0; j <= other.Length; j++)
                away[i, j] = i == 0 ? j : j == 0 ? i : Step(away, one, other, i, j);
        return away[one.Length, other.Length];
    }

    static int Step(int[,] away, string one, string other, int i, int j)
    {
        var replaced = away[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var least = Math.Min(replaced, 1 + Math.Min(away[i - 1, j], away[i, j - 1]));
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? Math.Min(least, 1 + away[i - 2, j - 2]) : least;
    }
}
