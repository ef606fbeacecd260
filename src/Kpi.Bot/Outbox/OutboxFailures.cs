using Kpi.Bot.Base;
using Kpi.Bot.Ops;
using Kpi.Bot.State;
using Kpi.Feishu;

namespace Kpi.Bot.Outbox;

/// <summary>What becomes of a row that could not be carried out: later again, parked until a person has mended something, or given up.</summary>
sealed class OutboxFailures(IStateDb db, OutboxSignal signal, Pauses pauses, AdminNotices admins, IBaseRows rows, ILogger<OutboxFailures> log)
{
    // The person muted the bot, or has left: nothing an administrator could mend.
    static readonly int[] Unreachable = [230013, 230029, 230053];

    public async Task TakeAsync(OutboxRow row, FeishuException refused)
    {
        var ct = CancellationToken.None;
        switch (refused.Kind)
        {
            case FailureKind.Retry or FailureKind.Token when row.Tries < Pauses.MostTries:
                var pause = pauses.Begin(row.Lane, row.Tries);
                log.LogWarning("Outbox row {Id} ({Kind} {Target}), try {Tries}: {Refused}; again in {Pause}", row.Id, row.Kind, row.Target, row.Tries, refused.Message, pause);
                await EndAsync(row, "waiting", refused.Message, ct);
                break;
            case FailureKind.Permission when !Unreachable.Contains(refused.Code):
                log.LogError("Outbox row {Id} ({Kind} {Target}) waits for a permission: {Refused}", row.Id, row.Kind, row.Target, refused.Message);
                await EndAsync(row, "parked", refused.Message, ct);
                await admins.TellOnceAsync($"parked/{refused.Endpoint}/{refused.Code}/{row.Chat ?? row.Base}", Sentence(row, refused), ct);
                break;
            default:
                log.LogError("Outbox row {Id} ({Kind} {Target}) is given up: {Refused}", row.Id, row.Kind, row.Target, refused.Message);
                await EndAsync(row, "failed", refused.Message, ct);
                // Not about a message: one to an administrator that fails would go round in circles.
                if (row.Kind == "write")
                {
                    rows.Abandoned(new(row.Base!, row.Table!, row.RowKey!, row.Fields));
                    await admins.TellOnceAsync($"failed/{refused.Endpoint}/{refused.Code}/{row.Base}/{row.Table}", Sentence(row, refused), ct);
                }
                break;
        }
    }

    /// <summary>Something else than a refusal, e.g. the database: told with its trace, and tried again.</summary>
    /// <param name="row">Null where not even the row could be read.</param>
    public async Task TakeAsync(OutboxRow? row, LaneHead head, Exception failure)
    {
        var pause = pauses.Begin(head.Lane, row?.Tries ?? 1);
        log.LogError(failure, "Outbox row {Id} ({Kind} {Target}) failed; again in {Pause}", head.Id, row?.Kind, row?.Target, pause);
        if (row?.Tries >= Pauses.MostTries)
            await EndAsync(row, "failed", failure.Message, CancellationToken.None);
    }

    /// <summary>Parked rows are tried again: at start, when the bot comes into a chat, and every half hour.</summary>
    public async Task UnparkAsync(CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (await tx.ExecuteAsync("UPDATE outbox SET state = 'waiting' WHERE state = 'parked'", null, ct) > 0)
            tx.Afterwards(signal.Wake);
        await tx.CommitAsync(ct);
    }

    /// <summary>For a timer, which can't wait; a failure is told and the next time tries again.</summary>
    public void UnparkLater() => UnparkAsync(CancellationToken.None).ContinueWith(
        failed => log.LogError(failed.Exception, "Parked rows could not be taken up again"), CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    async Task EndAsync(OutboxRow row, string state, string error, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("UPDATE outbox SET state = @state, error = @error WHERE seq = @Seq", new { row.Seq, state, error }, ct);
        await tx.CommitAsync(ct);
    }

    static string Sentence(OutboxRow row, FeishuException refused) => row.Kind == "write"
        ? $"写入「{row.Table}」（{row.RowKey}）被飞书拒绝：{refused.Message}。请检查多维表格的字段和应用权限。"
        : $"有消息发不出去（{row.Target}）：{refused.Message}。请检查机器人是否在群里、应用权限是否开通。";
}
