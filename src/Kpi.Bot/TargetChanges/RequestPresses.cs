using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.State;

namespace Kpi.Bot.TargetChanges;

/// <summary>[通过].</summary>
sealed class ApproveRequest(Deciding deciding) : IPressHandler
{
    public string Action => "request.approve";

    public Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) => deciding.DecideAsync(press, ChangeState.Approved, null, tx, ct);
}

/// <summary>[驳回]: brings up the form for the comment, which is required.</summary>
sealed class OpenRejection(Deciding deciding) : IPressHandler
{
    public string Action => "request.reject-form";

    public Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) =>
        Task.FromResult(deciding.CardFor(press, RequestReader.Rejecting) ?? PressAnswer.Refused("没有找到这条申请。"));
}

/// <summary>[返回] from that form.</summary>
sealed class LeaveRejection(Deciding deciding) : IPressHandler
{
    public string Action => "request.back";

    public Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) =>
        Task.FromResult(deciding.CardFor(press, RequestReader.Approver) ?? PressAnswer.Refused("没有找到这条申请。"));
}

/// <summary>[确认驳回], with the comment.</summary>
sealed class RejectRequest(Deciding deciding) : IPressHandler
{
    const int MostLetters = 500;

    public string Action => "request.reject";

    public async Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) => press.Field("comment") switch
    {
        null => PressAnswer.Refused("驳回需要填写意见。"),
        { Length: > MostLetters } => PressAnswer.Refused($"意见最多 {MostLetters} 字，请精简。"),
        var comment => await deciding.DecideAsync(press, ChangeState.Rejected, comment, tx, ct),
    };
}

/// <summary>[撤回] by the requester.</summary>
sealed class WithdrawRequest(Deciding deciding) : IPressHandler
{
    public string Action => "request.withdraw";

    public Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) => deciding.DecideAsync(press, ChangeState.Withdrawn, null, tx, ct);
}
