using Kpi.Bot.Base;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Verbs;

/// <summary>Adds the tables, fields and options of the schema that a base lacks.</summary>
sealed class InitTables(IBaseSchema schema)
{
    /// <param name="madeNow">The base was created in this very run: then Feishu's own empty table may go.</param>
    public async Task CompleteAsync(string name, string token, bool madeNow, InitLines say, CancellationToken ct)
    {
        var before = await schema.GetTablesAsync(token, ct);
        var complete = 0;
        foreach (var table in Schema.Tables)
            if (before.FirstOrDefault(t => t.Name == table.Name) is { } found)
                complete += await CompleteAsync(name, token, found.Id, table, say, ct) ? 1 : 0;
            else
            {
                await schema.CreateTableAsync(token, table.Name, table.Fields, ct);
                await say.DoneAsync($"已新建数据表「{table.Name}」（{table.Fields.Count} 个字段）");
            }
        if (complete > 0)
            await say.DoneAsync($"{complete} 个数据表已齐全，未作改动");
        if (madeNow)
            foreach (var empty in before.Where(t => Schema.Find(t.Name) is null))
            {
                await schema.DeleteTableAsync(token, empty.Id, ct);
                await say.DoneAsync($"已删除新建时自带的空表「{empty.Name}」");
            }
    }

    /// <returns>True when nothing was missing.</returns>
    async Task<bool> CompleteAsync(string name, string token, string id, TableSpec table, InitLines say, CancellationToken ct)
    {
        var there = (await schema.GetFieldsAsync(token, id, ct)).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First());
        var complete = true;
        foreach (var field in table.Fields)
            if (!there.TryGetValue(field.Name, out var found))
            {
                complete = false;
                await schema.CreateFieldAsync(token, id, field, ct);
                await say.DoneAsync($"「{table.Name}」已补字段「{field.Name}」");
            }
            else if (found.Type != (int)field.Type)
            {
                complete = false;
                await say.FaultAsync(ShapeCheck.WrongType(name, table, field).Text);
            }
            else if (field.Options?.Except(found.Options).ToList() is { Count: > 0 } missing)
            {
                complete = false;
                await schema.AddOptionsAsync(token, id, found.Id, missing, ct);
                await say.DoneAsync($"「{table.Name}」的「{field.Name}」已补选项 {string.Join('、', missing)}");
            }
        return complete;
    }
}
