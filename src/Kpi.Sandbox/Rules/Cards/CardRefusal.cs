namespace Kpi.Sandbox.Rules.Cards;

/// <summary>A card the platform does not take: 230099 with the true cause as <c>ErrCode</c> in its text (messages.md §5.4).</summary>
public sealed class CardRefusal(int cause, string path, string problem, string value) : Refusal(230099,
    $"Failed to create card content, ext=ErrCode: {cause}; {(path.Length == 0 ? "" : $"ErrPath: {path}; ")}ErrMsg: {problem}; {(value.Length == 0 ? "" : $"ErrorValue: {value}; ")}")
{
    /// <summary>Sub-code, such as 200621 or 11310.</summary>
    public int Cause { get; } = cause;
}
