using CsCheck;
using Kpi.Bot.Door;
using Kpi.Feishu;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.Door;

/// <summary>What people type and what is meant.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("/kpi", "", "")]
    [InlineData("/kpi me", "me", "")]
    [InlineData("/KPI  Me ", "me", "")]
    [InlineData("／ＫＰＩ　ｓｈｏｗ　线索量", "show", "线索量")]
    [InlineData("/kpi 我的", "我的", "")]
    [InlineData("/kpi我的", "我的", "")]
    [InlineData("/ kpi me", "me", "")]
    [InlineData("/kpi\u2005show\u200b 线索量\u3000２０２６-０７", "show", "线索量|2026-07")]
    [InlineData("/kpi log 线索转化率 12／100", "log", "线索转化率|12/100")]
    [InlineData("/kpi\nteam", "team", "")]
    [InlineData("/kpi show 客单价（元）", "show", "客单价（元）")]
    public void A_command_is_read_however_it_is_typed(string typed, string word, string arguments)
    {
        var line = CommandLine.Parse(typed);

        Assert.NotNull(line);
        Assert.True(line.Slash);
        Assert.Equal(word, line.Word);
        Assert.Equal(arguments, string.Join('|', line.Arguments));
    }

    [Fact]
    public void A_missing_slash_is_noticed() => Assert.False(CommandLine.Parse("kpi me")!.Slash);

    [Theory]
    [InlineData("")]
    [InlineData("me")]
    [InlineData("我的")]
    [InlineData("kpis are fine")]
    [InlineData("/kpi-me")]
    [InlineData("the /kpi me command")]
    public void Other_words_are_no_command(string typed) => Assert.Null(CommandLine.Parse(typed));

    [Fact]
    public void Mentions_become_names_the_bots_own_is_gone_and_a_link_is_its_label()
    {
        Mention[] mentions = [new("@_user_1", new OpenId("ou_bot"), "KPI助手"), new("@_user_10", new OpenId("ou_a"), "王芳"), new("@_user_2", new OpenId("ou_b"), "李雷")];

        var plain = CommandLine.Plain("@_user_1 /kpi show @_user_10 @_user_2 [线索量](https://a.cn/x) @_all", mentions, new OpenId("ou_bot"));

        Assert.Equal("/kpi show 王芳 李雷 线索量", plain);
    }

    [Fact]
    public void Spaces_full_width_letters_and_case_never_change_what_is_meant()
    {
        var spaces = OneOf(" ", "　", "\u2005", "\u200b ", "  ", "\u00a0");
        var word = OneOf("me", "show", "我的", "team");
        var argument = OneOf("线索量", "2026-07", "12/100", "KPI_1");
        Gen.Select(spaces, word, argument, Gen.Bool).Sample((space, command, first, wide) =>
        {
            var typed = $"/kpi{space}{command}{space}{first}{space}";
            var line = CommandLine.Parse(wide ? Widened(typed) : typed)!;
            Assert.Equal(command, line.Word);
            Assert.Equal([first], line.Arguments);
        });
    }

    [Fact]
    public void What_was_read_can_be_written_and_read_again()
    {
        var line = CommandLine.Parse("／kpi　show 抖音 线索量")!;

        Assert.Equal(line.ToString(), CommandLine.Of(line.ToString()).ToString());
        Assert.Equal("show 抖音 线索量", line.ToString());
    }

    [Theory]
    [InlineData("shwo", "show", 1)]
    [InlineData("teaam", "team", 1)]
    [InlineData("me", "me", 0)]
    [InlineData("Pendng", "pending", 1)]
    [InlineData("我得", "我的", 1)]
    [InlineData("", "me", 2)]
    [InlineData("chanel", "channel", 1)]
    public void Slips_of_the_finger_are_counted(string typed, string word, int away) => Assert.Equal(away, Spelling.Distance(typed, word));

    static Gen<string> OneOf(params string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    static string Widened(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' ? (char)(c + 0xFEE0) : c));
}
