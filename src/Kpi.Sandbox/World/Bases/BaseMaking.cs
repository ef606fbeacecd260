using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;

namespace Kpi.Sandbox.World.Bases;

/// <summary>Makes bases and tables, for the API and for people alike.</summary>
public sealed class BaseMaking(FeishuWorld world)
{
    static readonly System.Buffers.SearchValues<char> NotInNames = System.Buffers.SearchValues.Create(@"/\?*:[]");
    const int MostTables = 100, MostFields = 300;

    /// <summary>A base with its first table 「数据表」, as the platform makes it.</summary>
    /// <param name="timeZone">IANA name; null is Asia/Shanghai.</param>
    /// <exception cref="Refusal">1254001: no such time zone.</exception>
    public Base Create(string name, string? timeZone, Actor owner)
    {
        var zone = string.IsNullOrEmpty(timeZone) ? SandboxClock.Zone.Id : timeZone;
        if (zone != SandboxClock.Zone.Id && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) throw new Refusal(1254001, "WrongRequestBody: time_zone", 200);
        var made = new Base(Ids.AppToken(), name, zone, owner) { Created = world.Clock.GetUtcNow() };
        AddTable(made, "数据表", "表格",
        [
            FieldMaking.Of("文本", FieldKind.Text), FieldMaking.Of("单选", FieldKind.SingleSelect),
            FieldMaking.Of("日期", FieldKind.Date), FieldMaking.Of("附件", FieldKind.Attachment),
        ]);
        world.Bases.Add(made);
        world.Tell(new BaseChanged(made.AppToken));
        return made;
    }

    /// <param name="fields">In order; the first becomes the primary one.</param>
    /// <exception cref="Refusal">1254013 name taken, 1254001 bad name, 1254100 and 1254105 too many, 1254012 first type cannot be primary, 1254014 field twice.</exception>
    public Table AddTable(Base inBase, string name, string viewName, IReadOnlyList<Field> fields)
    {
        CheckName(name);
        if (fields.Count > MostFields) throw new Refusal(1254105, "ColumnExceedLimit", 200);
        if (!FieldKind.MayBePrimary(fields[0].Type)) throw new Refusal(1254012, "NotSupportFieldOrView: the type of the first field", 200);
        if (fields.DistinctBy(f => f.Name).Count() != fields.Count) throw new Refusal(1254014, "FieldNameDuplicated", 200);
        lock (world.Bases.Gate)
        {
            if (inBase.TableNamed(name) is not null) throw new Refusal(1254013, "TableNameDuplicated", 200);
            if (inBase.Tables.Count >= MostTables) throw new Refusal(1254100, "TableExceedLimit", 200);
            var table = new Table(Ids.Table(), name)
            {
                Created = world.Clock.GetUtcNow(),
                Fields = [.. fields.Select((f, i) => f with { IsPrimary = i == 0 })],
                Views = [new(Ids.View(), viewName, "grid")],
            };
            inBase.Tables = inBase.Tables.Add(table);
            inBase.Revision++;
            world.Tell(new BaseChanged(inBase.AppToken));
            return table;
        }
    }

    /// <exception cref="Refusal">1254013 name taken, 1254001 bad name.</exception>
    public void Rename(Base inBase, Table table, string name)
    {
        CheckName(name);
        lock (world.Bases.Gate)
        {
            if (inBase.TableNamed(name) is { } other && other != table) throw new Refusal(1254013, "TableNameDuplicated", 200);
            table.Name = name;
            inBase.Revision++;
        }
        world.Tell(new BaseChanged(inBase.AppToken));
    }

    public void DeleteTable(Base inBase, Table table)
    {
        lock (world.Bases.Gate)
        {
            inBase.Tables = inBase.Tables.Remove(table);
            inBase.Revision++;
        }
        world.Tell(new BaseChanged(inBase.AppToken));
    }

    static void CheckName(string name)
    {
        if (name.Length is 0 or > 100 || name.AsSpan().ContainsAny(NotInNames)) throw new Refusal(1254001, "WrongRequestBody: table name", 200);
    }

    /// <exception cref="Refusal">1254014 name taken, 1254105 more than 300 fields.</exception>
    public Field AddField(Base inBase, Table table, Actor by, Field field)
    {
        lock (world.Bases.Gate)
        {
            if (table.FieldNamed(field.Name) is not null) throw new Refusal(1254014, "FieldNameDuplicated", 200);
            if (table.Fields.Count >= MostFields) throw new Refusal(1254105, "ColumnExceedLimit", 200);
            FieldWriter.Add(world, inBase, table, by, field);
        }
        return field;
    }
}
