using System.Text.Json.Nodes;

namespace Kpi.Bot.Outbox;

/// <summary>
/// A row to be written to the base, found by its business key: added when nobody has it, else the named fields are changed.
/// </summary>
/// <param name="Base">Name of the base.</param>
/// <param name="Table">Chinese table name, e.g. 「偏差跟进」; a constant of <c>Base.Schema</c>.</param>
/// <param name="Key">The key fields' values joined by <c>|</c>, as <c>Base.RowKeys</c> makes them.</param>
/// <param name="Fields">Values by field name in Feishu's writing shape (<c>CellValues</c>), the key fields included.</param>
public sealed record BaseWrite(string Base, string Table, string Key, IReadOnlyDictionary<string, JsonNode?> Fields);
