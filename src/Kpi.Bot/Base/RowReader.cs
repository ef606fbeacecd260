using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>A row as the domain knows it, or null where it can't be used; and what people should mend in it.</summary>
public sealed record Reading<T>(T? Row, IReadOnlyList<Finding> Findings) where T : class;

/// <summary>Reads the cells of one row that people may have bent, and collects what is wrong with it by name.</summary>
public sealed class RowReader(string baseName, TimeZoneInfo zone, TableSpec table, BaseRecord record)
{
    List<Finding>? findings;
    bool broken;

    public string Base => baseName;

    public string Record => record.Id;

    /// <summary>The row, unless something it can't do without was missing.</summary>
    public Reading<T> Done<T>(Func<T> row) where T : class => new(broken ? null : row(), findings is null ? [] : findings);

    public string? Text(string field)
    {
        if (!Has(field, out var cell))
            return null;
        if (!cell.TryText(out var text))
            Wrong(field, "不是文本", "请改成文本");
        return text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    /// <summary>A text the row can't do without.</summary>
    public string Needed(string field)
    {
        if (Text(field) is { } text)
            return text;
        Broken(field, "是空的", "请填写，否则这一行不计入");
        return "";
    }

    public decimal? Number(string field)
    {
        if (!Has(field, out var cell))
            return null;
        if (cell.TryNumber(out var number))
            return number;
        Wrong(field, cell.TryText(out var text) ? $"的「{text}」不是数字" : "不是数字", "请改成数字");
        return null;
    }

    /// <summary>A number the row can't do without.</summary>
    public decimal NeededNumber(string field)
    {
        if (Number(field) is { } number)
            return number;
        Broken(field, "没有数字", "请填写，否则这一行不计入");
        return 0;
    }

    public DateTimeOffset? Moment(string field)
    {
        if (!Has(field, out var cell))
            return null;
        if (cell.TryMoment(out var moment))
            return moment;
        Wrong(field, "不是日期", "请改成日期");
        return null;
    }

    public DateOnly? Day(string field) => Moment(field) is { } moment ? BaseDays.DayOf(moment, zone) : null;

    public DateOnly NeededDay(string field)
    {
        if (Day(field) is { } day)
            return day;
        Broken(field, "没有日期", "请填写，否则这一行不计入");
        return default;
    }

    public Period NeededPeriod(string field)
    {
        var text = Needed(field);
        if (Period.TryParse(text, out var period))
            return period;
        if (text.Length > 0)
            Broken(field, $"的「{text}」不是周期", "请写成 2026、2026Q3、2026-07 或 2026-W28");
        return default;
    }

    public bool Flag(string field) => Has(field, out var cell) && cell.TryFlag(out var flag) && flag;

    public UserId? Person(string field)
    {
        if (!Has(field, out var cell))
            return null;
        if (!cell.TryPeople(out var people))
            Wrong(field, "不是人员", "请选择飞书用户");
        return people.Count > 0 ? new UserId(people[0].Id.Value) : null;
    }

    /// <summary>An option; <paramref name="otherwise"/> where the cell is empty, and with a finding where the option is unknown.</summary>
    public T Option<T>(string field, OptionMap<T> options, T otherwise) where T : struct, Enum
    {
        if (Text(field) is not { } name)
            return otherwise;
        if (options.TryValue(name, out var value))
            return value;
        Wrong(field, $"的「{name}」不是已知选项", $"请从 {string.Join('/', options.Names)} 中选择；暂按「{options.NameOf(otherwise)}」计");
        return otherwise;
    }

    bool Has(string field, out Cell cell) => record.Cells.TryGetValue(field, out cell) && !cell.IsEmpty;

    public void Broken(string field, string what, string todo)
    {
        broken = true;
        Wrong(field, what, todo);
    }

    public void Wrong(string field, string what, string todo)
    {
        var label = table.KeyOf(record.Cells, zone) ?? record.Id;
        (findings ??= []).Add(new(baseName, $"{table.Name}/{record.Id}/{field}", table.Name, record.Id,
            $"「{table.Name}」记录 {label}：「{field}」{what}，{todo}。"));
    }
}
