using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kpi.Sandbox.Page.Cards.Markdown;

/// <summary>Pairs opening and closing tags within one run of text, so that what is written out is always well formed.</summary>
static class FeishuTagPairs
{
    public static void Resolve(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<LeafBlock>())
            if (block.Inline is not null) Resolve(block.Inline);
    }

    static void Resolve(ContainerInline run)
    {
        var open = new Stack<FeishuTag>();
        foreach (var inline in run)
        {
            if (inline is ContainerInline inner) Resolve(inner);
            if (inline is not FeishuTag tag) continue;
            if (FeishuTag.IsVoid(tag.Name)) tag.Paired = !tag.Closes;
            else if (!tag.Closes) open.Push(tag);
            else if (open.TryPeek(out var top) && top.Name == tag.Name)
            {
                open.Pop();
                (top.Paired, tag.Paired, top.Partner) = (true, true, tag);
            }
        }
    }
}
