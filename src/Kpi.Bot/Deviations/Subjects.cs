using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Deviations;

/// <summary>What the cards of this slice stand for: every copy is found by it, and a reply to the card too.</summary>
static class Subjects
{
    /// <summary>First part of an owner's card; replies in words to it are answers.</summary>
    public const string OwnerKind = "deviation";

    public static string Owner(UserId owner, Period week) => $"{OwnerKind}/{owner}/{week}";

    /// <summary>What a manager sees of one owner in one team.</summary>
    public static string Manager(string baseName, string team, UserId owner, Period week) => $"deviation-manager/{baseName}/{team}/{owner}/{week}";

    public static string Weekly(string baseName, string team, Period week) => $"weekly/{baseName}/{team}/{week}";

    /// <summary>Whose deviations of which week an owner's card shows.</summary>
    public static bool TryOwner(string subject, out UserId owner, out Period week)
    {
        (owner, week) = (default, default);
        var parts = subject.Split('/');
        if (parts.Length != 3 || parts[0] != OwnerKind || !Period.TryParse(parts[2], out week))
            return false;
        owner = new(parts[1]);
        return true;
    }
}
