using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>The head of a card, placed by <c>cards/parts/head.json.liquid</c>.</summary>
/// <param name="Colour">blue to inform, orange 提醒, red 严重, green decided or reached, grey closed.</param>
/// <param name="Tags">At most three; the first is the status.</param>
/// <param name="Summary">What the notification and the list of chats show: the answer.</param>
public sealed record Head(string Title, string Subtitle, string Colour, IReadOnlyList<Head.Tag> Tags, string Summary)
{
    public sealed record Tag(string Text, string Colour);

    /// <summary><c>■ 1 项严重</c>, <c>▲ 2 项提醒</c>, <c>● 全部在轨</c>, <c>○ 暂无数据</c>: the worst there is.</summary>
    public static Tag Worst(IReadOnlyList<Status> statuses)
    {
        int Count(Status of) => statuses.Count(s => s == of);
        var (status, text) = (Count(Status.Critical), Count(Status.Behind), Count(Status.OnTrack)) switch
        {
            ( > 0, _, _) => (Status.Critical, $"{Count(Status.Critical)} 项严重"),
            (_, > 0, _) => (Status.Behind, $"{Count(Status.Behind)} 项提醒"),
            (_, _, > 0) => (Status.OnTrack, Count(Status.OnTrack) == statuses.Count ? "全部在轨" : $"{Count(Status.OnTrack)} 项正常"),
            _ => (Status.NoData, "暂无数据"),
        };
        return new Tag($"{Words.Mark(status)} {text}", status == Status.NoData ? "neutral" : Words.Colour(status));
    }

    /// <summary><c>2 正常 · 1 提醒</c>, worst last; states that nobody is in are left out.</summary>
    public static string Counts(IReadOnlyList<Status> statuses, Words words) => string.Join(" · ",
        from status in (Status[])[Status.OnTrack, Status.Behind, Status.Critical, Status.NoData]
        let count = statuses.Count(s => s == status)
        where count > 0 select $"{count} {words.Name(status)}");

    /// <summary>Worst first: what asks for attention is on the first screen.</summary>
    public static int Urgency(Status status) => status switch
    {
        Status.Critical => 0,
        Status.Behind => 1,
        Status.NoData => 2,
        _ => 3,
    };
}
