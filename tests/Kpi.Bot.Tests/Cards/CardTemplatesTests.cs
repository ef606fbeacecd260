using System.Text.Json;
using Kpi.Bot.Cards;
using Kpi.Bot.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kpi.Bot.Tests.Cards;

/// <summary>Templates that people change while the bot runs.</summary>
public sealed class CardTemplatesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("kpi-cards-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    CardTemplates Open(string template)
    {
        Write(template);
        return new(new CardsOptions { Directory = folder }, NullLogger<CardTemplates>.Instance);
    }

    void Write(string template, string name = "try") => File.WriteAllText(Path.Combine(folder, $"{name}.json.liquid"), template);

    static string Content(string card) => JsonDocument.Parse(card).RootElement.GetProperty("content").GetString()!;

    [Theory]
    [InlineData("\"},{\"tag\":\"x\"}")]
    [InlineData("back\\slash \" quote")]
    [InlineData("two\nlines\tand tab")]
    [InlineData("{{ Text }} {% if true %}")]
    [InlineData("表情 🙂 <at id=all></at>")]
    public void No_value_breaks_the_card(string said)
    {
        using var cards = Open("""{ "content": "{{ Text }}" }""");

        Assert.Equal(said, Content(cards.Render(new Try(said))));
    }

    [Fact]
    public void What_people_wrote_can_neither_mention_nor_format_nor_link()
    {
        using var cards = Open("""{ "content": "{{ Text | text }}" }""");

        var shown = Content(cards.Render(new Try("<at id=all></at> **b** [a](http://x) `c`\n# d & e_f")));

        Assert.Equal("&#60;at id=all&#62;&#60;&#47;at&#62; &#42;&#42;b&#42;&#42; &#91;a&#93;&#40;http&#58;&#47;&#47;x&#41; &#96;c&#96;<br>&#35; d &#38; e&#95;f"
            .Replace("id=all", "id=all", StringComparison.Ordinal), shown);
    }

    [Fact]
    public void A_trailing_comma_is_forgiven_and_the_card_is_compact()
    {
        using var cards = Open("""{ "content": "a", "list": [ {% for i in Items %} {{ i }}, {% endfor %} ], }""");

        Assert.Equal("""{"content":"a","list":[1,2]}""", cards.Render(new Try("")));
    }

    [Fact]
    public void A_changed_file_is_used_and_a_broken_one_leaves_the_last_good_in_use()
    {
        using var cards = Open("""{ "content": "eins" }""");
        Write("""{ "content": "zwei" }""");
        cards.Reload();
        Assert.Equal("zwei", Content(cards.Render(new Try(""))));

        Write("{ \"content\": \"drei\",\n {% if %} }");
        cards.Reload();

        Assert.Equal("zwei", Content(cards.Render(new Try(""))));
        var fault = Assert.Single(cards.Faults);
        Assert.EndsWith("try.json.liquid", fault.File, StringComparison.Ordinal);
        Assert.Equal(2, fault.Line);
    }

    [Fact]
    public void A_file_that_only_breaks_when_it_is_filled_leaves_the_last_good_in_use_too()
    {
        using var cards = Open("""{ "content": "eins" }""");
        Write("""{ "content": "zwei" """);
        cards.Reload();

        Assert.Equal("eins", Content(cards.Render(new Try(""))));
        Assert.Contains("no JSON", Assert.Single(cards.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_the_view_has_not_is_an_error_and_no_empty_place()
    {
        using var cards = Open("""{ "content": "{{ Txet }}" }""");

        Assert.Contains("Txet", Assert.Throws<CardTemplateException>(() => cards.Render(new Try(""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_a_row_has_not_is_an_error_too()
    {
        using var cards = Open("""{ "content": "{% for row in Rows %}{{ row.Nmae }}{% endfor %}" }""");

        Assert.Contains("Nmae", Assert.Throws<CardTemplateException>(() => cards.Render(new Try(""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_filled_from_the_same_folder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "parts"));
        Write("""{ "tag": "{{ tag }}", "said": "{{ said }}" }""", "parts/one");
        using var cards = Open("""{ "content": [ {% render 'parts/one.json', tag: Text %} ] }""");

        Assert.Equal("""{"content":[{"tag":"x","said":""}]}""", cards.Render(new Try("x")));
    }

    [Fact]
    public void A_card_beyond_the_platforms_limits_is_told_by_name()
    {
        using var cards = Open("""{ "content": [ {% for i in Many %} { "tag": "hr" }, {% endfor %} ] }""");

        Assert.Contains("201 elements", Assert.Throws<CardTemplateException>(() => cards.Render(new Try(""))).Message, StringComparison.Ordinal);
        Assert.Contains("bytes", Assert.Throws<CardTemplateException>(() => Open("""{ "content": "{{ Text }}" }""").Render(new Try(new string('指', 11_000)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_file_is_noticed_by_itself()
    {
        using var cards = Open("""{ "content": "eins" }""");
        Write("""{ "content": "zwei" }""");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));

        while (Content(cards.Render(new Try(""))) != "zwei")
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    sealed record Try(string Text) : ICardView
    {
        public string Template => "try";

        public IReadOnlyList<int> Items { get; } = [1, 2];

        public IReadOnlyList<int> Many { get; } = [.. Enumerable.Range(1, 201)];

        public IReadOnlyList<Row> Rows { get; } = [new("a")];

        public sealed record Row(string Name);
    }
}
