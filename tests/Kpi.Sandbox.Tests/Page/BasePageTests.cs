using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kpi.Sandbox.Tests.Page;

/// <summary>The base as tables, in a real browser.</summary>
public sealed class BasePageTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>A base made by the app through the API, with a table of a name, a number and a status.</summary>
    static async Task<(Feishu Feishu, Base Base, Table Table)> OpenAsync(int rows)
    {
        var feishu = await Feishu.OpenAsync(Feishu.Still with { Page = true });
        var app = await feishu.PostAsync("/open-apis/bitable/v1/apps", new { name = "KPI" });
        var token = (string)app.Body["data"]!["app"]!["app_token"]!;
        var made = await feishu.PostAsync($"/open-apis/bitable/v1/apps/{token}/tables", new
        {
            table = new
            {
                name = "指标",
                fields = new object[]
                {
                    new { field_name = "名称", type = 1 },
                    new { field_name = "目标", type = 2, property = new { formatter = "1,000" } },
                    new { field_name = "状态", type = 3, property = new { options = new[] { new { name = "正常" }, new { name = "严重" } } } },
                },
            },
        });
        var inBase = feishu.World.Bases.Require(token);
        var table = inBase.Table((string)made.Body["data"]!["table_id"]!)!;
        for (var from = 0; from < rows; from += 500)
            await feishu.PostAsync($"/open-apis/bitable/v1/apps/{token}/tables/{table.Id}/records/batch_create", new JsonObject
            {
                ["records"] = new JsonArray([.. Enumerable.Range(from, Math.Min(500, rows - from)).Select(i =>
                    (JsonNode)new JsonObject { ["fields"] = new JsonObject { ["名称"] = $"指标 {i}", ["目标"] = 1000 + i, ["状态"] = "正常" } })]),
            });
        return (feishu, inBase, table);
    }

    static string Address(Feishu feishu, Base inBase, Table table) =>
        $"{feishu.Host.Address}/base/{inBase.AppToken}/{table.Id}?as={feishu.World.People.Require("周琪").OpenId}";

    static ILocator Cell(Window window, string row, string field) =>
        window.Page.Locator("[data-record-id]").Filter(new() { HasText = row }).Locator($"[data-field={field}]");

    [Fact]
    public async Task A_cell_is_edited_in_place_as_the_person_at_the_page()
    {
        var (feishu, inBase, table) = await OpenAsync(3);
        await using var _ = feishu;
        await using var window = await browser.OpenAsync(Address(feishu, inBase, table));

        await Cell(window, "指标 1", "目标").ClickAsync();
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "目标" }).FillAsync("1150");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(Cell(window, "指标 1", "目标")).ToHaveTextAsync("1,150");
        var row = table.Rows()[1];
        Assert.Equal("周琪", feishu.World.NameOf(row.ModifiedBy));
        Assert.Equal("1150", row.Cells[table.FieldNamed("目标")!.Id].ToString());
    }

    [Fact]
    public async Task Escape_keeps_the_old_value_and_what_is_no_number_is_refused()
    {
        var (feishu, inBase, table) = await OpenAsync(1);
        await using var _ = feishu;
        await using var window = await browser.OpenAsync(Address(feishu, inBase, table));
        var editor = window.Page.GetByRole(AriaRole.Textbox, new() { Name = "目标" });

        await Cell(window, "指标 0", "目标").ClickAsync();
        await editor.FillAsync("5");
        await editor.PressAsync("Escape");
        await Expect(Cell(window, "指标 0", "目标")).ToHaveTextAsync("1,000");

        await Cell(window, "指标 0", "目标").ClickAsync();
        await editor.FillAsync("很多");
        await editor.PressAsync("Enter");
        await Expect(window.Page.GetByTestId("toast")).ToBeVisibleAsync();
        await Expect(Cell(window, "指标 0", "目标")).ToHaveTextAsync("1,000");
    }

    [Fact]
    public async Task What_the_app_writes_appears_without_reloading()
    {
        var (feishu, inBase, table) = await OpenAsync(2);
        await using var _ = feishu;
        await using var window = await browser.OpenAsync(Address(feishu, inBase, table));
        await Expect(Cell(window, "指标 1", "状态")).ToHaveTextAsync("正常");

        await feishu.PutAsync($"/open-apis/bitable/v1/apps/{inBase.AppToken}/tables/{table.Id}/records/{table.Rows()[1].Id}",
            new { fields = new Dictionary<string, object> { ["状态"] = "严重" } });

        await Expect(Cell(window, "指标 1", "状态")).ToHaveTextAsync("严重");
    }

    [Fact]
    public async Task A_row_is_added_named_and_after_asking_deleted()
    {
        var (feishu, inBase, table) = await OpenAsync(1);
        await using var _ = feishu;
        await using var window = await browser.OpenAsync(Address(feishu, inBase, table));

        await window.Page.GetByTestId("add-row").ClickAsync();
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "名称" }).FillAsync("线索量");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByTestId("row-count")).ToHaveTextAsync("2 条记录");
        await Expect(Cell(window, "线索量", "名称")).ToBeVisibleAsync();

        var row = window.Page.Locator("[data-record-id]").Filter(new() { HasText = "线索量" });
        await row.HoverAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "删除这条记录" }).ClickAsync();
        Assert.Equal(2, table.Count);
        await row.GetByRole(AriaRole.Button, new() { Name = "确认删除这条记录" }).ClickAsync();
        await Expect(window.Page.GetByTestId("row-count")).ToHaveTextAsync("1 条记录");
    }

    [Fact]
    public async Task Twenty_thousand_rows_draw_only_those_in_sight_and_are_searched()
    {
        var (feishu, inBase, table) = await OpenAsync(20_000);
        await using var _ = feishu;
        await using var window = await browser.OpenAsync(Address(feishu, inBase, table));

        await Expect(window.Page.GetByTestId("row-count")).ToHaveTextAsync("20,000 条记录");
        Assert.InRange(await window.Page.Locator("[data-record-id]").CountAsync(), 10, 80);
        await window.Page.GetByTestId("grid-search").FillAsync("指标 19999");
        await Expect(window.Page.GetByTestId("row-count")).ToHaveTextAsync("1 / 20,000 条记录");
    }
}
