using Kpi.Bot.Cards;

namespace Kpi.Bot.Admin;

/// <summary>What cards/admin.json.liquid can show.</summary>
/// <param name="Problems">What somebody has to mend, the most urgent first; empty when all is well.</param>
/// <param name="Facts">Lines that hold anyway: connection, waiting posts, calls, freshness.</param>
/// <param name="Next">When each job runs next.</param>
/// <param name="Findings">Problems in the bases, by name and record.</param>
/// <param name="MoreFindings">How many more there are; 0 for none.</param>
sealed partial record AdminView(
    string Colour, string Headline, IReadOnlyList<string> Problems, IReadOnlyList<string> Facts, IReadOnlyList<AdminView.Line> Occasions, string Next,
    IReadOnlyList<AdminView.Calls> Endpoints, IReadOnlyList<string> Findings, int MoreFindings, IReadOnlyList<CardButton> Buttons) : ICardView
{
    /// <summary>One occasion.</summary>
    public sealed record Line(string Job, string Team, string Day, string Outcome, string Colour, string Late);

    public sealed record Calls(string Endpoint, string Count, string Failures);

    public string Template => "admin";
}
