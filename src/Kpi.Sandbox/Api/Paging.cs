using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Api;

/// <summary>Pages with opaque tokens.</summary>
static class Paging
{
    /// <summary><c>items</c>, <c>has_more</c> and, while there is more, <c>page_token</c>.</summary>
    internal static JsonObject Page<T>(ApiCall call, IReadOnlyList<T> all, int size, Func<T, JsonNode> show, int badTokenCode = 99992402)
    {
        var from = Offset(call.Query("page_token"), badTokenCode);
        var more = from + size < all.Count;
        var page = new JsonObject
        {
            ["items"] = new JsonArray([.. all.Skip(from).Take(size).Select(show)]),
            ["has_more"] = more,
        };
        if (more) page["page_token"] = Token(from + size);
        return page;
    }

    static string Token(int offset) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"page:{offset}")));

    static int Offset(string? token, int badTokenCode)
    {
        if (string.IsNullOrEmpty(token)) return 0;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is ["page", var number]
            && int.TryParse(number, CultureInfo.InvariantCulture, out var offset)
                ? offset : throw new Refusal(badTokenCode, "page token is invalid");
    }
}
