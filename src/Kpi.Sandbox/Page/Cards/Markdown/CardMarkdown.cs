using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;

namespace Kpi.Sandbox.Page.Cards.Markdown;

/// <summary>Turns a card's markdown into HTML: CommonMark, pipe tables, strikethrough and Feishu's tags; raw HTML stays text.</summary>
public static class CardMarkdown
{
    static readonly MarkdownPipeline Full = Build(new MarkdownPipelineBuilder().UsePipeTables());

    // lark_md knows inline marks only, and a line break is one (cards.md §3.2).
    static readonly MarkdownPipeline Inline = Build(InlineOnly());

    public static string ToHtml(string markdown, CardContext card) => Render(markdown, Full, card);

    public static string LarkMdToHtml(string markdown, CardContext card) => Render(markdown, Inline, card);

    static MarkdownPipeline Build(MarkdownPipelineBuilder builder)
    {
        builder.DisableHtml().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough);
        builder.InlineParsers.Insert(0, new FeishuTagParser());
        return builder.Build();
    }

    static MarkdownPipelineBuilder InlineOnly()
    {
        var builder = new MarkdownPipelineBuilder().UseSoftlineBreakAsHardlineBreak();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new ParagraphBlockParser());
        builder.InlineParsers.TryRemove<CodeInlineParser>();
        return builder;
    }

    static string Render(string markdown, MarkdownPipeline pipeline, CardContext card)
    {
        var document = Markdig.Markdown.Parse(markdown, pipeline);
        FeishuTagPairs.Resolve(document);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new FeishuTagRenderer(card));
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new CardLinkRenderer());
        if (renderer.ObjectRenderers.FindExact<HtmlTableRenderer>() is { } tables)
            renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTableRenderer(tables));
        renderer.Render(document);
        return CardEmoji.Replace(writer.ToString());
    }
}

/// <summary>A markdown table of more than five rows scrolls in place, as Feishu pages it.</summary>
sealed class ScrollingTableRenderer(HtmlTableRenderer inner) : Markdig.Renderers.Html.HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"fs-mdtable\">");
        inner.Write(renderer, table);
        renderer.Write("</div>");
    }
}
