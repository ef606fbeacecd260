using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>Where people open a base.</summary>
static class BaseLink
{
    /// <remarks>Feishu tells the link only when a base is made; the general address leads every tenant's people to it (UNCONFIRMED for Lark).</remarks>
    public static string Of(BaseInfo info, string apiOrigin, string token)
    {
        if (info.Url is { Length: > 0 } url)
            return url;
        var origin = new Uri(apiOrigin);
        return origin.Host.StartsWith("open.", StringComparison.Ordinal)
            ? $"https://{origin.Host["open.".Length..]}/base/{token}" : new Uri(origin, $"/base/{token}").ToString();
    }
}
