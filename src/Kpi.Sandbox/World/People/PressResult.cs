using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World;

/// <param name="Type"><c>info</c>, <c>success</c>, <c>error</c> or <c>warning</c>.</param>
public sealed record Toast(string Type, string Content);

/// <summary>What the person who pressed then sees.</summary>
/// <param name="Code">Error code the client shows (events.md §6.2); null when all went well.</param>
/// <param name="Problem">Text beside the code, or what the client itself found wrong (a required field is empty).</param>
/// <param name="Url">Address that opens; null for none.</param>
public sealed record PressResult(Toast? Toast, int? Code, string? Problem, bool CardReplaced, string? Url)
{
    public static PressResult Nothing { get; } = new(null, null, null, false, null);
    public static PressResult Refused(string problem) => Nothing with { Problem = problem };
}

/// <summary>A press on its way to the app.</summary>
/// <param name="Action">The <c>action</c> object of <c>card.action.trigger</c>.</param>
public sealed record CardPress(BotApp App, Person By, Message Card, JsonObject Action);

/// <summary>What the app answered: its JSON, or the code the user is shown.</summary>
public sealed record CallbackReply(JsonObject? Answer, int? Code, string? Problem)
{
    public static CallbackReply Failed(int code, string problem) => new(null, code, problem);
}

/// <summary>Carries presses to the app and brings its answer within 3 s of the stopwatch.</summary>
public interface ICardCallbacks
{
    Task<CallbackReply> AskAsync(CardPress press, CancellationToken ct);
}
