using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kpi.Feishu.Base;

/// <param name="AutomaticFields">Who and when of each row: not asked for.</param>
sealed record SearchBody(IReadOnlyList<string>? FieldNames, SearchFilter? Filter, bool AutomaticFields = false);

sealed record SearchFilter(string Conjunction, IReadOnlyList<SearchCondition> Conditions);

sealed record SearchCondition(string FieldName, string Operator, IReadOnlyList<string> Value);

/// <param name="Id">The same as <paramref name="RecordId"/>, in answers to writes.</param>
sealed record RowData(string? RecordId, string? Id, Dictionary<string, JsonElement>? Fields);

sealed record RowsPage(bool HasMore, string? PageToken, IReadOnlyList<RowData>? Items);

sealed record BatchGet(IReadOnlyList<string> RecordIds, string UserIdType = "open_id");

sealed record RowsAnswer(IReadOnlyList<RowData>? Records);

sealed record NewRow(IReadOnlyDictionary<string, JsonNode?> Fields);

sealed record NewRows(IReadOnlyList<NewRow> Records);

sealed record ChangedRow(string RecordId, IReadOnlyDictionary<string, JsonNode?> Fields);

sealed record ChangedRows(IReadOnlyList<ChangedRow> Records);

sealed record DeletedRows(IReadOnlyList<string> Records);

sealed record NewApp(string Name, string TimeZone);

sealed record AppData(string AppToken, string? Name, string? TimeZone, string? Url);

sealed record AppAnswer(AppData App);

sealed record TableData(string TableId, string Name, long Revision);

sealed record TablesPage(bool HasMore, string? PageToken, IReadOnlyList<TableData>? Items);

sealed record NewTableBody(NewTableData Table);

/// <param name="DefaultViewName">Only together with fields.</param>
sealed record NewTableData(string Name, string? DefaultViewName, IReadOnlyList<FieldBody>? Fields);

sealed record NewTableAnswer(string TableId);

/// <param name="Description">An object when written, a text when read.</param>
sealed record FieldBody(string FieldName, int Type, string? UiType, JsonNode? Property, JsonNode? Description = null);

sealed record FieldData(
    string FieldId, string FieldName, int Type, string? UiType, bool IsPrimary, JsonNode? Property, JsonNode? Description);

sealed record FieldsPage(bool HasMore, string? PageToken, IReadOnlyList<FieldData>? Items);

sealed record FieldAnswer(FieldData Field);

sealed record NewMember(string MemberType, string MemberId, string Perm, string Type);
