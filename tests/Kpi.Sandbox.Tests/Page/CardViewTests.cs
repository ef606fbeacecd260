using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Page.Cards;
using Kpi.Sandbox.Rules.Cards;
using Kpi.Sandbox.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kpi.Sandbox.Tests.Page;

public sealed class CardViewTests
{
    public static TheoryData<string> Examples => [.. GalleryCards.All.Select(card => card.Name)];

    [Fact]
    public void Every_tag_that_is_accepted_has_a_drawing() =>
        Assert.Empty(Rules.Cards.Elements.Tags.Keys.Except(CardTags.All.Keys).Except(["column"]));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task What_is_accepted_is_drawn_and_what_is_not_drawn_is_refused(string example)
    {
        var json = GalleryCards.All.Single(card => card.Name == example).Json;

        var errors = (await DrawnCards.HtmlAsync(json)).Split("fs-error").Length - 1;

        Assert.Equal(IsAccepted(json), errors == 0);
    }

    [Fact]
    public async Task Each_part_that_cannot_be_drawn_is_an_error_box_and_the_rest_stands()
    {
        var html = await DrawnCards.HtmlAsync(GalleryCards.All.Single(card => card.Name == "9-broken").Json);

        Assert.Contains("未知的组件 tag：note", html, StringComparison.Ordinal);
        Assert.Contains("图表类型 sankey 不支持", html, StringComparison.Ordinal);
        Assert.Contains("未知的属性：elements", html, StringComparison.Ordinal);
        Assert.Contains("其余照常显示", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_shows_its_first_page_with_typed_cells()
    {
        var html = await DrawnCards.HtmlAsync(CardSamples.With("""
            { "tag": "table", "page_size": 2, "columns": [
                { "name": "n", "display_name": "值", "data_type": "number", "format": { "precision": 2, "separator": true, "symbol": "¥" } },
                { "name": "d", "display_name": "日", "data_type": "date", "date_format": "YYYY/MM/DD HH:mm" },
                { "name": "t", "display_name": "字", "data_type": "text" } ],
              "rows": [ { "n": 12345.678, "d": 1785146400000, "t": "**a**" }, { "n": 2, "t": "b" }, { "n": 3, "t": "c" } ] }
            """).ToJsonString(), new CardContext { Zone = SandboxClock.Zone });

        Assert.Contains("¥12,345.68", html, StringComparison.Ordinal);
        Assert.Contains("2026/07/27 18:00", html, StringComparison.Ordinal);
        Assert.Contains("**a**", html, StringComparison.Ordinal);
        Assert.Contains("1 / 2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("¥3.00", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_text_is_never_html()
    {
        var html = await DrawnCards.HtmlAsync(CardSamples.With(
            """{ "tag": "div", "text": { "tag": "plain_text", "content": "<b onclick=x>粗</b> <at id=all></at>" } }""").ToJsonString());

        Assert.DoesNotContain("<b onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("所有人", html, StringComparison.Ordinal);
    }

    // The example cards name people of their own; here these people exist.
    static bool IsAccepted(string json)
    {
        using var clock = new SandboxClock(DateTimeOffset.UnixEpoch, frozen: true);
        var world = new FeishuWorld(clock, NullLogger<FeishuWorld>.Instance);
        foreach (var (id, name) in GalleryCards.People)
            world.People.Put(new Person(id, id, id, name, name, $"{id}@demo.kpi", "", "#3370ff"));
        try
        {
            CardRules.Check(JsonNode.Parse(json)!.AsObject(), world, Encoding.UTF8.GetByteCount(json));
            return true;
        }
        catch (CardRefusal refusal)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(refusal.ToString());
            return false;
        }
    }
}
