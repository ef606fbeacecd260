using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>How a table differs from the schema, and what of it can be read.</summary>
/// <param name="Readable">The schema's fields that are there in the right type.</param>
/// <param name="FrozenAt">The revision at which the last good rows were kept because a field is gone; null while all is well.</param>
sealed record ShapeCheck(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Readable, long? FrozenAt)
{
    public static ShapeCheck NoTable(string name, TableSpec spec) => new(
        [new(name, $"{spec.Name}/missing", spec.Name, null, $"数据表「{spec.Name}」不存在，请运行 init 补上，或改回原来的名字。")], [], null);

    /// <param name="hasGoodRows">Rows were read before: then a field that is gone was most likely renamed, and they stay.</param>
    public static ShapeCheck Of(string name, TableSpec spec, IReadOnlyList<BaseField> there, long revision, bool hasGoodRows)
    {
        var (findings, readable, gone) = (new List<Finding>(), new List<string>(), false);
        foreach (var field in spec.Fields)
        {
            if (there.FirstOrDefault(f => f.Name == field.Name) is not { } found)
            {
                gone = true;
                findings.Add(new(name, $"{spec.Name}/{field.Name}/missing", spec.Name, null,
                    $"「{spec.Name}」缺少字段「{field.Name}」（可能被改名），请改回或运行 init 补上{(hasGoodRows ? "；在此之前沿用上次读到的数据" : "")}。"));
            }
            else
            {
                readable.Add(field.Name);
                if (found.Type != (int)field.Type)
                    findings.Add(WrongType(name, spec, field));
            }
        }
        return new(findings, readable, gone && hasGoodRows ? revision : null);
    }

    public static Finding WrongType(string name, TableSpec spec, NewField field) => new(name, $"{spec.Name}/{field.Name}/type", spec.Name, null,
        $"「{spec.Name}」的字段「{field.Name}」类型不对，应为{NameOf(field.Type)}，请在多维表格中改正。");

    static string NameOf(FieldType type) => type switch
    {
        FieldType.Number => "数字",
        FieldType.SingleSelect => "单选",
        FieldType.MultiSelect => "多选",
        FieldType.Date => "日期",
        FieldType.Checkbox => "复选框",
        FieldType.Person => "人员",
        FieldType.Url => "超链接",
        _ => "文本",
    };
}
