using Kpi.Sandbox.Gateway;
using static Kpi.Bot.Tests.Stories.LoggedDays;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Calls that Feishu refuses for the moment, or does without our hearing of it.</summary>
public sealed class SpoiltCallTests
{
    public static TheoryData<string, string> Spoilt => new()
    {
        { "429", Reply }, { "500", Reply }, { "cut", Reply }, { "done but no answer", Reply }, { "done but cut", Reply },
        { "429", "records" }, { "500", "records" }, { "done but no answer", "records" }, { "done but cut", "records" }, { "1254291", "records" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_call_that_is_refused_or_whose_answer_is_lost_leaves_one_answer_and_one_row(string how, string endpoint)
    {
        await using var office = await OpenAsync();
        office.Feishu.Faults.Plan(how switch
        {
            "429" => new Fault(endpoint) { Status = 429, Code = 99991400, ResetSeconds = 1 },
            "500" => new Fault(endpoint) { Status = 500 },
            "cut" => new Fault(endpoint) { Cut = true },
            "done but no answer" => new Fault(endpoint) { Status = 502, AfterWork = true },
            "done but cut" => new Fault(endpoint) { Cut = true, AfterWork = true },
            _ => new Fault(endpoint) { Status = 200, Code = 1254291, Message = "Write conflict", Times = 2 },
        });

        await LogsThreeDaysAsync(office);
        Assert.Empty(office.Feishu.Faults.Planned);
    }
}
