using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Bot.State;
using Kpi.Bot.Verbs;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Demo;

/// <summary>Puts the demo team into a base: only rows whose key isn't there yet, so that a second run adds nothing.</summary>
sealed class DemoFill(IBaseSchema schema, IBaseRecords records, IDirectory directory, IStateDb state, IWorkCalendar work, TimeProvider calendar)
{
    /// <summary>Feishu takes so many rows a call.</summary>
    const int Batch = 500;

    public async Task FillAsync(string name, BaseInfo info, InitLines say, CancellationToken ct)
    {
        var zone = BaseDays.ZoneOf(info.TimeZone);
        var today = BaseDays.DayOf(calendar.GetUtcNow(), BaseDays.Shanghai);
        var ids = (await schema.GetTablesAsync(info.AppToken, ct)).GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.First().Id);
        var plan = new DemoPlan(today, await StoryAsync(info.AppToken, ids[DeviationsTable.Name], ct));
        var seed = new DemoSeed(name, zone, plan, work, await UsersAsync(say, ct), await ChatAsync(say, ct));
        foreach (var table in plan.IsLater ? seed.Since() : seed.Tables())
            await FillAsync(name, info.AppToken, ids[table.Table.Name], table, plan.IsLater, zone, say, ct);
    }

    /// <summary>The week of the story, by its forerunner in 「偏差跟进」: the last rows a first fill writes, so that a broken one is done again.</summary>
    async Task<Period?> StoryAsync(string token, string id, CancellationToken ct)
    {
        Period? first = null;
        await foreach (var row in records.ReadAsync(token, id, new RecordQuery(), ct))
            if (row.Cells.TryGetValue(DeviationsTable.Code, out var code) && code.TryText(out var text) && text == DemoDeviations.StoryCode
                && row.Cells.TryGetValue(DeviationsTable.Week, out var cell) && cell.TryText(out var name) && Period.TryParse(name, out var week)
                && (first is null || week.First < first.Value.First))
                first = week;
        return first is null ? null : DemoPlan.StoryAfter(first.Value);
    }

    static string CodeOf(string key) => key.Split('|')[0];

    /// <summary>Whoever asks for the demo stands for its targets and roles: a worker that watches the base is not to report them one by one.</summary>
    async Task AcceptAsync(string name, TableSpec table, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> rows, TimeZoneInfo zone, CancellationToken ct)
    {
        var records = rows.Select(r => new BaseRecord("", r.ToDictionary(f => f.Key, f => CellSame.Of(f.Value))));
        var accepted = table == TargetsTable.Spec
            ? records.Select(r => TargetsTable.Read(name, zone, r).Row!).ToDictionary(WatchItems.ItemOf, WatchItems.ValueOf)
            : table == MembersTable.Spec
                ? records.Select(r => MembersTable.Read(name, zone, r).Row!).ToDictionary(WatchItems.ItemOf, m => m.Role.ToString())
                : [];
        if (accepted.Count > 0)
            await new WatchStore(state).SaveAsync(name, accepted, [], ct);
    }

    async Task FillAsync(string name, string token, string id, DemoTable table, bool later, TimeZoneInfo zone, InitLines say, CancellationToken ct)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in records.ReadAsync(token, id, new RecordQuery(Fields: [.. table.Table.Key.Select(k => k.Field)]), ct))
            if (table.Table.KeyOf(row.Cells, zone) is { } key)
                there.Add(key);
        // Keys sort by time within a code: days and months are written so. What was deleted by hand does not come back.
        var last = there.GroupBy(CodeOf).ToDictionary(g => g.Key, g => g.Max(StringComparer.Ordinal)!);
        var missing = table.Rows.Where(r => table.Table.KeyOf(r.ToDictionary(f => f.Key, f => CellSame.Of(f.Value)), zone)! is var key && !there.Contains(key)
            && (!later || !last.TryGetValue(CodeOf(key), out var newest) || string.CompareOrdinal(key, newest) > 0)).ToList();
        await AcceptAsync(name, table.Table, missing, zone, ct);
        var added = 0;
        foreach (var batch in missing.Chunk(Batch))
        {
            // A fresh key a batch: a repeated request adds it once.
            await records.AddAsync(token, id, batch, Guid.NewGuid(), ct);
            added += batch.Length;
            if (added % (Batch * 5) == 0 && added < missing.Count)
                await say.DoneAsync($"「{table.Table.Name}」{added}/{missing.Count} 行……");
        }
        await say.DoneAsync(missing.Count == 0 ? $"「{table.Table.Name}」的演示数据已存在" : $"「{table.Table.Name}」已写入演示数据 {missing.Count} 行");
    }

    async Task<IReadOnlyDictionary<string, UserId>> UsersAsync(InitLines say, CancellationToken ct)
    {
        var found = await directory.FindByEmailAsync([.. DemoPeople.All.Select(p => p.Mail)], ct);
        var missing = DemoPeople.All.Where(p => !found.ContainsKey(p.Mail)).ToList();
        if (missing.Count > 0)
            await say.DoneAsync($"没有找到 {string.Join('、', missing.Select(p => $"{p.Name}（{p.Mail}）"))}：他们的「飞书用户」「责任人」留空，请在表中自行选择");
        return DemoPeople.All.Where(p => found.ContainsKey(p.Mail)).ToDictionary(p => p.Name, p => new UserId(found[p.Mail].Value));
    }

    async Task<string?> ChatAsync(InitLines say, CancellationToken ct)
    {
        var chats = await directory.GetChatsAsync(ct);
        var chat = chats.FirstOrDefault(c => c.Name == DemoPeople.Team) ?? (chats.Count == 1 ? chats[0] : null);
        if (chat is null)
            await say.DoneAsync($"机器人不在名为「{DemoPeople.Team}」的群里：「团队」的群ID 留空，请把机器人拉进群后填写");
        return chat?.Id.Value;
    }
}
