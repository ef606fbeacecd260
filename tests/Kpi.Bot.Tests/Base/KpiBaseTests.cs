using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;
using Kpi.Feishu.Events;
using static Kpi.Bot.Tests.Base.Kpis;

namespace Kpi.Bot.Tests.Base;

public sealed class KpiBaseTests
{
    static BaseWrite Log(IBaseSnapshot at, string day, decimal value) => ActualsTable.Write(at,
        new(new("LEADS"), DateOnly.Parse(day, CultureInfo.InvariantCulture), value, null, null, ActualSource.Manual, DateTimeOffset.UnixEpoch));

    [Fact]
    public async Task A_refresh_without_changes_is_one_call()
    {
        await using var kpis = await OpenAsync();
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(["tables"], kpis.Fake.Calls);
    }

    [Fact]
    public async Task A_change_without_event_is_found_by_its_revision_and_only_that_table_is_read()
    {
        await using var kpis = await OpenAsync();
        kpis.Fake.AddRow(kpis.At, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28));
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(28, kpis.ValueOn("2026-07-13"));
        Assert.Equal(["tables", "fields 实绩", "read 实绩"], kpis.Fake.Calls);
    }

    [Fact]
    public async Task An_event_is_shown_without_a_call_and_leaves_nothing_to_read()
    {
        await using var kpis = await OpenAsync();
        var added = kpis.Fake.AddRow(kpis.At, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28));
        await kpis.Bot.ApplyAsync(added, Ct);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, added.Changes[0].RecordId, ActualsTable.Value, 30), Ct);
        Assert.Equal(30, kpis.ValueOn("2026-07-13"));
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(["tables"], kpis.Fake.Calls);
    }

    [Fact]
    public async Task Two_edits_that_arrive_in_the_wrong_order_end_with_the_later_one()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        var record = kpis.At.Of(ActualsTable.Name).Rows.Keys.Single();
        var first = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 30);
        var source = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Source, "导入");
        var second = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 35);
        foreach (var news in new[] { second, first, first, source })
            await kpis.Bot.ApplyAsync(news, Ct);
        Assert.Equal(35, kpis.ValueOn("2026-07-13"));
        Assert.Equal(ActualSource.Imported, kpis.Now.ActualsOf(new("LEADS"), new(2026, 7, 13), new(2026, 7, 13))[0].Source);
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(["tables"], kpis.Fake.Calls);
    }

    [Fact]
    public async Task A_lost_event_is_made_good_by_the_next_look()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        var record = kpis.At.Of(ActualsTable.Name).Rows.Keys.Single();
        kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 30);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Source, "导入"), Ct);
        Assert.Equal(28, kpis.ValueOn("2026-07-13"));
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(30, kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task A_deleted_row_stays_deleted_when_an_older_edit_comes_after()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        var record = kpis.At.Of(ActualsTable.Name).Rows.Keys.Single();
        var edited = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 30);
        await kpis.Bot.ApplyAsync(kpis.Fake.Delete(kpis.At, ActualsTable.Name, record), Ct);
        await kpis.Bot.ApplyAsync(edited, Ct);
        Assert.Null(kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task An_edit_of_an_unknown_row_is_read_by_its_id()
    {
        await using var kpis = await OpenAsync();
        var record = kpis.Fake.Row(kpis.At, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28));
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 30), Ct);
        Assert.Equal(30, kpis.ValueOn("2026-07-13"));
        Assert.Equal([$"get {record}"], kpis.Fake.Calls);
    }

    [Fact]
    public async Task An_edit_while_a_row_is_fetched_wins_over_what_comes_back()
    {
        await using var kpis = await OpenAsync();
        var record = kpis.Fake.Row(kpis.At, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28));
        var unknown = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 30);
        kpis.Fake.WhileGetting = async _ =>
        {
            kpis.Fake.WhileGetting = null;
            await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 35), Ct);
        };
        await kpis.Bot.ApplyAsync(unknown, Ct);
        Assert.Equal(35, kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task An_edit_while_the_table_is_read_is_not_lost()
    {
        await using var kpis = await OpenAsync();
        var record = kpis.Fake.Row(kpis.At, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28));
        kpis.Fake.WhileReading = async table =>
        {
            if (table == ActualsTable.Name)
                await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 35), Ct);
        };
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(35, kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task A_write_is_shown_at_once_stays_after_the_base_has_it_and_gives_way_to_the_next_edit()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        var record = kpis.At.Of(ActualsTable.Name).Rows.Keys.Single();
        var write = Log(kpis.Now, "2026-07-13", 40);
        kpis.Bot.Apply(write);
        Assert.Equal(40, kpis.ValueOn("2026-07-13"));
        Assert.Equal(record, kpis.Bot.Find(write)!.RecordId);

        var earlier = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 33);
        var mine = kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 40);
        kpis.Bot.Written(write, record);
        Assert.Equal(40, kpis.ValueOn("2026-07-13"));
        // What a person changed just before the write arrives only now: it must not undo the write.
        await kpis.Bot.ApplyAsync(earlier, Ct);
        Assert.Equal(40, kpis.ValueOn("2026-07-13"));
        await kpis.Bot.ApplyAsync(mine, Ct);
        Assert.Equal(40, kpis.ValueOn("2026-07-13"));
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 41), Ct);
        Assert.Equal(41, kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task An_edit_on_top_of_the_bots_write_wins_also_before_the_sender_heard_that_it_was_written()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        var record = kpis.At.Of(ActualsTable.Name).Rows.Keys.Single();
        var write = Log(kpis.Now, "2026-07-13", 40);
        kpis.Bot.Apply(write);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 40), Ct);
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, ActualsTable.Name, record, ActualsTable.Value, 41), Ct);
        kpis.Bot.Written(write, record);
        Assert.Equal(41, kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task A_new_row_decided_in_chat_is_one_row_before_and_after_the_base_has_it()
    {
        await using var kpis = await OpenAsync();
        var row = new Deviation("营销", "DV-2026W28-LEADS", Period.WeekOf(new(2026, 7, 6)), new("LEADS"), null, 100, 76, 76, Status.Behind, null, null, null, null,
            null, DeviationState.Open, null);
        var write = DeviationsTable.Write(kpis.Now, row);
        kpis.Bot.Apply(write);
        Assert.Equal(76, Assert.Single(kpis.Now.Deviations).Actual);
        Assert.Null(kpis.Bot.Find(write)!.RecordId);
        kpis.Bot.Written(write, kpis.Fake.Row(kpis.At, DeviationsTable.Name, write.Fields));
        Assert.Equal(row, Assert.Single(kpis.Now.Deviations));
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(row, Assert.Single(kpis.Now.Deviations));
        Assert.NotNull(kpis.Bot.Find(write)!.RecordId);
    }

    [Fact]
    public async Task A_write_the_base_refuses_for_good_is_shown_no_longer()
    {
        await using var kpis = await OpenAsync();
        var write = Log(kpis.Now, "2026-07-13", 40);
        kpis.Bot.Apply(write);
        kpis.Bot.Abandoned(write);
        Assert.Null(kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task A_write_from_before_the_first_read_is_shown_after_it()
    {
        var fake = new FakeBase();
        var at = fake.Complete();
        await using var state = await MemoryState.OpenAsync(Ct);
        using var bot = new KpiBase([new() { Name = "营销", AppToken = at.Token }], new BaseTokens(state), fake, fake, new FakeDirectory(), state, WorkCalendar.WeekendsOnly, new(),
            new Kpi.Feishu.FeishuOptions(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<KpiBase>.Instance);
        bot.Apply(new("营销", ActualsTable.Name, "LEADS|2026-07-13", Actual("LEADS", "2026-07-13", 5).ToDictionary(f => f.Item1, f => f.Item2)));
        await bot.RefreshAsync(Ct);
        Assert.Equal(5, bot.Now.Bases[0].ActualsOf(new("LEADS"), new(2026, 7, 1), new(2026, 7, 31)).Single().Value);
    }

    [Fact]
    public async Task A_renamed_field_keeps_the_last_good_rows_and_is_told_until_it_is_named_back()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        FakeBase.Rename(kpis.At, ActualsTable.Name, ActualsTable.Value, "数值2");
        await kpis.Bot.ApplyAsync(new FieldsChanged("e", kpis.Clock.GetUtcNow(), kpis.At.Token, kpis.At.Of(ActualsTable.Name).Id, null), Ct);
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(28, kpis.ValueOn("2026-07-13"));
        Assert.Contains(kpis.Now.Findings, f => f.Text.Contains("缺少字段「数值」", StringComparison.Ordinal));
        kpis.Fake.Calls.Clear();
        await kpis.Bot.RefreshAsync(Ct);
        Assert.Equal(["tables"], kpis.Fake.Calls);
        FakeBase.Rename(kpis.At, ActualsTable.Name, "数值2", ActualsTable.Value);
        await kpis.Bot.RefreshAsync(Ct);
        Assert.DoesNotContain(kpis.Now.Findings, f => f.Table == ActualsTable.Name);
    }

    [Fact]
    public async Task Actuals_older_than_the_retention_are_not_held()
    {
        await using var kpis = await OpenAsync((f, at) =>
        {
            f.Row(at, ActualsTable.Name, Actual("LEADS", "2025-06-08", 1));
            f.Row(at, ActualsTable.Name, Actual("LEADS", "2025-06-09", 2));
        });
        Assert.Equal(2, Assert.Single(kpis.Now.ActualsOf(new("LEADS"), new(2025, 1, 1), new(2026, 12, 31))).Value);
    }

    [Fact]
    public async Task Days_are_found_by_code_and_range()
    {
        await using var kpis = await OpenAsync((f, at) =>
        {
            foreach (var day in (string[])["2026-07-03", "2026-07-01", "2026-07-02", "2026-07-05"])
                f.Row(at, ActualsTable.Name, Actual("LEADS", day, 1));
        });
        Assert.Equal([2, 3, 5], kpis.Now.ActualsOf(new("LEADS"), new(2026, 7, 2), new(2026, 7, 31)).Select(a => a.Day.Day));
        Assert.Empty(kpis.Now.ActualsOf(new("LEADS"), new(2026, 7, 6), new(2026, 7, 31)));
        Assert.Empty(kpis.Now.ActualsOf(new("OTHER"), new(2026, 7, 6), new(2026, 7, 31)));
    }

    [Theory]
    [InlineData(false, 900)]
    [InlineData(true, 3600)]
    public async Task The_next_look_is_an_hour_off_while_events_come_in_and_else_a_quarter(bool listening, int seconds)
    {
        await using var kpis = await OpenAsync();
        kpis.Bot.Listen(listening);
        if (listening)
            await kpis.Bot.NextLookAsync(Ct);
        await kpis.Bot.RefreshAsync(Ct);
        await kpis.Bot.ApplyAsync(kpis.Fake.AddRow(kpis.At, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)), Ct);
        var next = kpis.Bot.NextLookAsync(Ct);
        kpis.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(next.IsCompleted);
        kpis.Clock.Advance(TimeSpan.FromSeconds(1));
        await next;
    }
}
