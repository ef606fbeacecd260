using Kpi.Bot.Door;
using Kpi.Bot.Settings;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Who decides about a request: asked anew at each press, so that a role counts as it is at that moment.</summary>
public sealed class Approvers(RootOptions options)
{
    /// <summary>The team's 负责人 and every 主管 above the requester; where there is nobody of them but the requester, the administrators.</summary>
    public IReadOnlyList<UserId> Of(Located indicator, UserId requester)
    {
        var found = indicator.Base.ApproversFor(requester, indicator.Indicator.Team);
        return found.Count > 0 ? found : [.. Administrators(indicator.Base).Where(p => p != requester)];
    }

    /// <summary>Why a person may not decide, in words; null when they may.</summary>
    public string? Refusal(Located indicator, TargetChange request, Sender person) =>
        request.Requester == person.Id ? "不能审批自己的申请。"
        : request.Requester is not { } requester ? (person.IsAdmin ? null : "申请人不明，只有管理员可以审批。")
        : Of(indicator, requester).Contains(person.Id) ? null : "你不是这条申请的审批人。";

    IEnumerable<UserId> Administrators(IBaseSnapshot kpis) => kpis.Members
        .Where(m => m is { Active: true, Role: Role.Administrator, User: not null }).Select(m => m.User!.Value)
        .Concat(options.Admins.Select(a => new UserId(a))).Distinct();
}
