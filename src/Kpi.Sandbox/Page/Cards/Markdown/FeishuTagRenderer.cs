using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Kpi.Sandbox.Page.Cards.Markdown;

/// <summary>Writes Feishu's tags as HTML; every word and attribute from the card is escaped.</summary>
sealed class FeishuTagRenderer(CardContext card) : HtmlObjectRenderer<FeishuTag>
{
    protected override void Write(HtmlRenderer renderer, FeishuTag tag)
    {
        if (!tag.Paired) renderer.WriteEscape(tag.Source);
        else if (tag.Closes) renderer.Write(Close(tag.Name));
        else Open(renderer, tag);
    }

    static string Close(string name) => name is "link" or "a" ? "</a>" : name is "at" or "person" or "local_datetime" ? "" : "</span>";

    void Open(HtmlRenderer renderer, FeishuTag tag)
    {
        switch (tag.Name)
        {
            case "br": renderer.Write("<br>"); break;
            case "hr": renderer.Write("<span class=\"fs-hr\"></span>"); break;
            case "font": Span(renderer, "", $"color:{CardColors.Text(tag["color"])}"); break;
            case "text_tag": Span(renderer, "fs-tag", CardColors.Chip(tag["color"] ?? "blue")); break;
            case "number_tag":
                Span(renderer, "fs-number", $"background:{CardColors.Line(tag["background_color"] ?? "grey")};color:{CardColors.Text(tag["font_color"] ?? "white")}");
                break;
            case "link": Link(renderer, tag["pc_url"] is { Length: > 0 } pc ? pc : tag["url"]); break;
            case "a": Link(renderer, tag["href"]); break;
            case "at": At(renderer, tag); break;
            case "person": Text(renderer, "fs-person", card.NameOf(tag["id"] ?? "")); break;
            case "local_datetime": Text(renderer, "", LocalTime(tag)); break;
        }
    }

    static void Span(HtmlRenderer renderer, string cssClass, string style) =>
        renderer.Write("<span class=\"").Write(cssClass).Write("\" style=\"").WriteEscape(style).Write("\">");

    static void Text(HtmlRenderer renderer, string cssClass, string text) =>
        renderer.Write("<span class=\"").Write(cssClass).Write("\">").WriteEscape(text).Write("</span>");

    static void Link(HtmlRenderer renderer, string? url) => CardLinks.Open(renderer, url);

    void At(HtmlRenderer renderer, FeishuTag tag)
    {
        foreach (var id in (tag["ids"] ?? tag["id"] ?? tag["email"] ?? "").Split(',', StringSplitOptions.TrimEntries))
            Text(renderer, id == card.Viewer || id == "all" ? "fs-at me" : "fs-at", id == "all" ? "@所有人" : "@" + card.NameOf(id));
    }

    string LocalTime(FeishuTag tag)
    {
        if (!long.TryParse(tag["millisecond"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds)) return "";
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), card.Zone);
        var pattern = tag["format_type"] switch
        {
            "date_short" => "M月d日",
            "date" => "yyyy年M月d日",
            "week" => "dddd",
            "week_short" => "ddd",
            "time" => "HH:mm",
            "time_sec" => "HH:mm:ss",
            "timezone" => "'GMT'zzz",
            _ => "yyyy-MM-dd",
        };
        return local.ToString(pattern, CultureInfo.GetCultureInfo("zh-CN"));
    }
}

/// <summary>Links only go to where Feishu's client would go.</summary>
static class CardLinks
{
    static readonly string[] Schemes = ["http://", "https://", "lark://", "tel://"];

    public static bool IsAllowed(string? url) =>
        url is not null && Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    public static void Open(HtmlRenderer renderer, string? url)
    {
        if (IsAllowed(url)) renderer.Write("<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"").WriteEscape(url).Write("\">");
        else renderer.Write("<a class=\"fs-deadlink\" title=\"链接无效\">");
    }
}

sealed class CardLinkRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
        {
            renderer.Write("<span class=\"fs-img\" title=\"").WriteEscape(link.Url).Write("\">🖼 ");
            renderer.WriteChildren(link);
            renderer.Write("</span>");
            return;
        }

        CardLinks.Open(renderer, link.Url);
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }
}
