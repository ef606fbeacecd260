namespace Kpi.Bot.Cards;

/// <summary>
/// What a template can show: a record of finished words, placed by <c>cards/&lt;Template&gt;.json.liquid</c>.
/// Its property names are the template's words.
/// </summary>
public interface ICardView
{
    /// <summary>The template's name, without path and ending.</summary>
    string Template { get; }
}
