using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>Hears of changes of the bases (<see cref="RecordsChanged"/>, <see cref="FieldsChanged"/>) before they are acknowledged.</summary>
/// <remarks>Such events are not stored: what was missed while the process was down is found by the tables' revisions.</remarks>
public interface IEventListener
{
    /// <exception cref="Exception">Anything thrown makes Feishu deliver the event again.</exception>
    Task HearAsync(FeishuEvent happened, CancellationToken ct);
}
