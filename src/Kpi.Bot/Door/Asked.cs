using Kpi.Feishu;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>A button that runs a command was pressed; answered after the toast, as if the command had been typed.</summary>
/// <param name="Message">The card it stands on.</param>
public sealed record Asked(string Id, DateTimeOffset At, ChatId Chat, bool IsGroup, OpenId Person, MessageId Message, string Command) : FeishuEvent(Id, At);
