using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Page.Calls;

/// <summary>How a line of the call log reads.</summary>
static partial class CallWords
{
    public static bool IsPush(Call call) => call.Method == "PUSH";

    /// <summary>A push is answered with 200 in its acknowledgement, a call with 0 in its envelope.</summary>
    public static bool Failed(Call call) => call.Status >= 400 || call.Code != 0 && !(IsPush(call) && call.Code == 200);

    public static string Css(Call call) => Failed(call) ? "bad" : IsPush(call) ? "push" : "ok";

    public static string Status(Call call) => IsPush(call) ? "ws" : call.Status.ToString(CultureInfo.InvariantCulture);

    public static string Verb(Call call) => IsPush(call) ? "→" : call.Method;

    /// <summary>What tells calls apart in a narrow line: no common beginning, long ids cut to their first characters.</summary>
    public static string Short(string path) =>
        LongId().Replace(InBase().Replace(path.Replace("/open-apis/", "", StringComparison.Ordinal), "…/"), match => match.Value[..5] + "…");

    [GeneratedRegex("^bitable/v1/apps/[^/]+/(tables/[^/]+/)?")]
    private static partial Regex InBase();

    [GeneratedRegex("[A-Za-z0-9_]*[0-9A-Z][A-Za-z0-9_]{12,}")]
    private static partial Regex LongId();
}
