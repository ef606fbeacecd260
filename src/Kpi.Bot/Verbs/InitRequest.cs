namespace Kpi.Bot.Verbs;

/// <summary>What 「init」 was asked for.</summary>
/// <param name="Demo">Adds the demo team.</param>
/// <param name="Admin">E-mail or open id of the person who becomes a collaborator of a base that is created.</param>
public sealed record InitRequest(bool Demo, string? Admin);

/// <summary>「init」: creates what a base is missing.</summary>
public interface IInit
{
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(InitRequest request, TextWriter output, CancellationToken ct);
}
