using Kpi.Sandbox.Page.Cards;
using Kpi.Sandbox.Page.Cards.Markdown;

namespace Kpi.Sandbox.Tests.Page;

public sealed class CardMarkdownTests
{
    readonly CardContext card = new() { Viewer = "ou_me", Person = id => id == "ou_li" ? new CardPerson(id, "李<雷>") : null };

    string Html(string markdown) => CardMarkdown.ToHtml(markdown, card).Trim();

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>")]
    [InlineData("<div>\n\n**x**\n\n</div>", "<p>&lt;div&gt;</p>\n<p><strong>x</strong></p>\n<p>&lt;/div&gt;</p>")]
    public void Html_of_a_card_stays_text(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Fact]
    public void Escaped_text_neither_mentions_nor_formats() =>
        Assert.Equal("<p>&lt;at id=all&gt;&lt;/at&gt; *x*</p>", Html("&#60;at id=all&#62;&#60;/at&#62; &#42;x&#42;"));

    [Fact]
    public void A_mention_shows_the_name_and_not_its_html() =>
        Assert.Equal("<p><span class=\"fs-at\">@李&lt;雷&gt;</span></p>", Html("<at id=ou_li></at>"));

    [Fact]
    public void Colours_nest_and_hold_bold_text()
    {
        var html = Html("<font color='red'>**红**<font color='green'>绿</font></font>");

        Assert.Contains("<strong>红</strong>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("</span>").Length - 1);
    }

    [Theory]
    [InlineData("<font color='red'>没有关")]
    [InlineData("没有开</font>")]
    [InlineData("**<font color='red'>x** y</font>")]
    public void A_tag_without_its_partner_is_shown_as_written(string markdown) =>
        Assert.Contains("font", Html(markdown).Replace("<font", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    [InlineData("<link url='data:text/html,x'>x</link>")]
    [InlineData("<a href='https://a.b' onclick='x()'>x</a>")]
    public void Only_web_addresses_become_links(string markdown)
    {
        var html = Html(markdown);

        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_line_end_is_soft_in_markdown_and_a_break_in_lark_md()
    {
        Assert.DoesNotContain("<br", Html("一\n二"), StringComparison.Ordinal);
        Assert.Contains("<br", CardMarkdown.LarkMdToHtml("一\n二", card), StringComparison.Ordinal);
    }

    [Fact]
    public void Lark_md_has_no_headings_or_lists() =>
        Assert.Equal("<p># 标题<br />\n- 一</p>", CardMarkdown.LarkMdToHtml("# 标题\n- 一", card).Trim());
}
