namespace Kpi.Feishu.Http;

/// <summary>What happens when the same request arrives twice.</summary>
enum Repeat
{
    /// <summary>Nothing more: reads, values that are set, and whatever is made under a uuid or client_token.</summary>
    Harmless,

    /// <summary>It would be done twice: sent again only after an answer which says that nothing was done.</summary>
    OnlyIfRefused,
}

/// <summary>One request: where it goes, how often it may, and whether it may be sent again.</summary>
/// <param name="Template">Path below <c>/open-apis/</c> with <c>:names</c> for ids; with a leading slash, below the origin.</param>
/// <param name="Ids">What the names of the template stand for, in order.</param>
sealed record Call(HttpMethod Method, string Template, params string[] Ids)
{
    /// <summary>What logs, counters and limits know the request by: no ids, few values.</summary>
    public string Endpoint => $"{Method} {Template.TrimStart('/')}";

    /// <summary>Query with its question mark, values escaped; empty for none.</summary>
    public string Query { get; init; } = "";

    public Rate Rate { get; init; } = Rate.Usual;

    /// <summary>The chat, person or message that takes at most 5 a second; null where there is no such limit.</summary>
    public string? Lane { get; init; }

    /// <summary>The base that is written to, which takes one write at a time; null for reads.</summary>
    public string? Writes { get; init; }

    public Repeat Repeat { get; init; } = Repeat.Harmless;

    /// <summary>True when more than one row is sent: the caller then makes smaller batches of what is too much at once.</summary>
    public bool Splits { get; init; }

    /// <summary>Ids in the body which may be so new that Feishu does not find them yet.</summary>
    public IEnumerable<string> Mentions { get; init; } = [];

    /// <summary>True for the few old endpoints that answer without <c>data</c>.</summary>
    public bool Flat { get; init; }

    /// <summary>True for the endpoint of the long connection, to which every SDK tells a language.</summary>
    public bool Localized { get; init; }

    public string PathAndQuery()
    {
        var next = 0;
        var path = string.Join('/', Template.TrimStart('/').Split('/')
            .Select(part => part.StartsWith(':') ? Uri.EscapeDataString(Ids[next++]) : part));
        return (Template.StartsWith('/') ? "/" : "/open-apis/") + path + Query;
    }
}
