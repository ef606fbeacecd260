using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu;
using Kpi.Feishu.Events;
using static Kpi.Bot.Tests.Base.Kpis;

namespace Kpi.Bot.Tests.Base;

public sealed class WatchTests
{
    static readonly Period July = Period.MonthOf(new(2026, 7, 1));

    static Task<Kpis> OpenWithTargetAsync() => OpenAsync((f, at) =>
    {
        f.Row(at, TargetsTable.Name, Target("LEADS", "2026-07", 1000));
        f.Row(at, MembersTable.Name, (MembersTable.Person, "王芳"), (MembersTable.User, new JsonArray(new JsonObject { ["id"] = "ou_wang" })),
            (MembersTable.Team, "增长组"), (MembersTable.Role, "成员"), (MembersTable.Active, true));
    });

    static Target Now(Kpis kpis, int version = 1) => kpis.Now.TargetsOf(new("LEADS")).Single(t => t.Version == version);

    static string Record(Kpis kpis, string table) => kpis.At.Of(table).Rows.Keys.Last();

    [Fact]
    public async Task The_first_import_is_taken_as_a_whole()
    {
        await using var kpis = await OpenWithTargetAsync();
        Assert.True(Now(kpis).Approved);
        Assert.Empty(kpis.Bot.Open);
    }

    [Fact]
    public async Task A_target_raised_by_hand_is_not_approved_until_a_manager_stands_for_it()
    {
        await using var kpis = await OpenWithTargetAsync();
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, TargetsTable.Name, Record(kpis, TargetsTable.Name), TargetsTable.Base, 800), Ct);
        Assert.False(Now(kpis).Approved);
        var watched = Assert.Single(kpis.Bot.Open);
        Assert.Equal((WatchedKind.Target, "线索量 2026-07 目标 v1", "ou_person", "基础 1000", "基础 800"),
            (watched.Kind, watched.Subject, watched.Who!.Value.Value, watched.OldText, watched.NewText));

        await using (var tx = await kpis.State.BeginAsync(Ct))
        {
            Assert.True(await kpis.Bot.TryConfirmAsync(tx, watched.Id, new("ou_sun"), kpis.Clock.GetUtcNow(), Ct));
            await tx.CommitAsync(Ct);
        }
        Assert.True(Now(kpis).Approved);
        Assert.Empty(kpis.Bot.Open);
        await using var again = await kpis.State.BeginAsync(Ct);
        Assert.False(await kpis.Bot.TryConfirmAsync(again, watched.Id, new("ou_zhou"), kpis.Clock.GetUtcNow(), Ct));
    }

    [Fact]
    public async Task A_change_put_back_by_hand_leaves_nothing_to_confirm()
    {
        await using var kpis = await OpenWithTargetAsync();
        var record = Record(kpis, TargetsTable.Name);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, TargetsTable.Name, record, TargetsTable.Base, 800), Ct);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, TargetsTable.Name, record, TargetsTable.Base, 1000), Ct);
        Assert.True(Now(kpis).Approved);
        Assert.Empty(kpis.Bot.Open);
    }

    [Fact]
    public async Task A_draft_is_nobodys_business_until_it_comes_into_force()
    {
        await using var kpis = await OpenWithTargetAsync();
        var added = kpis.Fake.AddRow(kpis.At, TargetsTable.Name, Target("LEADS", "2026-08", 1100, "草案"));
        await kpis.Bot.ApplyAsync(added, Ct);
        Assert.Empty(kpis.Bot.Open);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, TargetsTable.Name, added.Changes[0].RecordId, TargetsTable.State, "生效"), Ct);
        Assert.Equal(("未生效", "基础 1100"), (kpis.Bot.Open[0].OldText, kpis.Bot.Open[0].NewText));
    }

    [Fact]
    public async Task A_deleted_target_is_watched_as_well()
    {
        await using var kpis = await OpenWithTargetAsync();
        await kpis.Bot.ApplyAsync(kpis.Fake.Delete(kpis.At, TargetsTable.Name, Record(kpis, TargetsTable.Name)), Ct);
        Assert.Equal("未生效", Assert.Single(kpis.Bot.Open).NewText);
    }

    [Fact]
    public async Task A_target_decided_in_chat_is_approved_at_once_after_the_base_has_it_and_after_a_restart()
    {
        await using var kpis = await OpenWithTargetAsync();
        var write = TargetsTable.Write(kpis.Now, new(new("LEADS"), July, 2, 1150, 1380, "协商", null, TargetState.InForce, null));
        await using (var tx = await kpis.State.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("INSERT INTO outbox (id, kind, lane, base, tbl, row_key, payload, created_at) VALUES ('1', 'write', 'l', @Base, @Table, @Key, @payload, '')",
                new { write.Base, write.Table, write.Key, payload = JsonSerializer.Serialize(write.Fields) }, Ct);
            await tx.CommitAsync(Ct);
        }
        kpis.Bot.Apply(write);
        Assert.True(Now(kpis, 2).Approved);
        kpis.Bot.Written(write, kpis.Fake.Row(kpis.At, TargetsTable.Name, write.Fields));
        await kpis.Bot.RefreshAsync(Ct);
        Assert.True(Now(kpis, 2).Approved);
        Assert.Empty(kpis.Bot.Open);

        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, TargetsTable.Name, Record(kpis, TargetsTable.Name), TargetsTable.Base, 900), Ct);
        Assert.False(Now(kpis, 2).Approved);
    }

    [Fact]
    public async Task A_raised_role_waits_for_a_word_and_a_lowered_one_does_not()
    {
        await using var kpis = await OpenWithTargetAsync();
        var record = Record(kpis, MembersTable.Name);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, MembersTable.Name, record, MembersTable.Role, "管理员"), Ct);
        var watched = Assert.Single(kpis.Bot.Open);
        Assert.Equal((WatchedKind.Role, "王芳（增长组）的角色", "成员", "管理员"), (watched.Kind, watched.Subject, watched.OldText, watched.NewText));
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, MembersTable.Name, record, MembersTable.Role, "成员"), Ct);
        Assert.Empty(kpis.Bot.Open);
    }

    [Fact]
    public async Task Somebody_who_puts_himself_into_an_administrators_row_is_watched()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, MembersTable.Name, (MembersTable.Person, "周琪"),
            (MembersTable.User, new JsonArray(new JsonObject { ["id"] = "ou_zhou" })), (MembersTable.Team, "增长组"), (MembersTable.Role, "管理员"), (MembersTable.Active, true)));
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, MembersTable.Name, Record(kpis, MembersTable.Name), MembersTable.User,
            new JsonArray(new JsonObject { ["id"] = "ou_other" })), Ct);
        Assert.Equal("role|ou_other|增长组", Assert.Single(kpis.Bot.Open).Item);
    }

    [Theory]
    [InlineData("2026-06-30", "ou_person", true)]
    [InlineData("2026-07-01", "ou_person", false)]
    [InlineData("2026-06-30", "ou_bot", false)]
    public async Task An_actual_of_a_closed_month_changed_by_a_person_is_watched(string day, string who, bool watched)
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", day, 28)));
        var edit = kpis.Fake.Edit(kpis.At, ActualsTable.Name, Record(kpis, ActualsTable.Name), ActualsTable.Value, 60);
        await kpis.Bot.ApplyAsync(edit with { Operator = new OpenId(who) }, Ct);
        await kpis.Bot.ApplyAsync(edit with { Operator = new OpenId(who) }, Ct);
        Assert.Equal(watched ? ["线索量 2026-06-30 实绩 28 → 60"] : Array.Empty<string>(),
            kpis.Bot.Open.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Subject} {w.OldText} → {w.NewText}")));
    }
}
