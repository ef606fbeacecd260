namespace Kpi.Sandbox.World;

/// <summary>Somebody of the tenant.</summary>
/// <param name="OpenId"><c>ou_</c> and 32 hex digits; one app's view of the person, and there is one app here.</param>
/// <param name="UserId">8 hex digits, the employee id.</param>
/// <param name="AvatarColor">CSS colour of the round avatar on the page.</param>
public sealed record Person(
    string OpenId, string UnionId, string UserId, string Name, string EnName, string Email, string JobTitle, string AvatarColor)
{
    /// <summary>Left the company: cannot be messaged (230029) and is marked so in the directory.</summary>
    public bool Resigned { get; init; }

    public string? Mobile { get; init; }
}

/// <summary>A self-built app with its bot.</summary>
/// <param name="AppId"><c>cli_</c> and 16 hex digits: the Node SDK refuses any other shape.</param>
public sealed record BotApp(string AppId, string Secret, string BotOpenId, string Name)
{
    /// <summary>Scopes granted and published, under the app's identity.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>();

    /// <summary>Scopes also granted under the users' identity; record events need theirs in both (bitable.md §9.2).</summary>
    public IReadOnlySet<string> UserScopes { get; init; } = new HashSet<string>();

    /// <summary>Open ids the app is available to; null is everybody (可用范围).</summary>
    public IReadOnlySet<string>? AvailableTo { get; init; }

    /// <summary>False: the app was disabled in the console.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>Who did something: a person by open id, or an app by app id.</summary>
public readonly record struct Actor(string Id, bool IsApp)
{
    public static Actor Of(Person person) => new(person.OpenId, false);
    public static Actor Of(BotApp app) => new(app.AppId, true);
}
