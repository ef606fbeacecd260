using System.Globalization;
using Kpi.Feishu.Http;

namespace Kpi.Feishu.Tests.Http;

/// <summary>Each line is a row of the platform's tables, with the class we gave it.</summary>
public sealed class CodesTests
{
    /// <summary>R again when harmless · F refused, again at once · T token · H a person · G gone · N never.</summary>
    const string Table = """
        F 99991400
        H 99991403
        T 99991661 99991663 99991664 99991665 99991671
        N 99991668 99991677 99991679
        H 99991662 99991673 99991676 99991672 99991640 99991401
        T 10003 10014 10015 20002
        R 10012 10013 1500 1503 2200 5000 10500 1663
        N 9499 99992402 99991201 99991301 10001
        H 10002
        G 99992351 99992352-99992360 99992362 99992363
        H 99992361 99992364 99992381
        H 212100
        F 230020 11232 11233 11247 18121
        R 230049
        R 231015 231006
        R 232096 234019
        F 200810
        N 230099
        N 230001 230015 230017 230025 230034 230055 230071 230072 230073 230074 230054 231001 232001 232006
        N 234001 234003 234006 234010 234011 234039 234043
        H 230002 230006 230018 230027 230035 230036 230038 230075 232010 232011 232025 232033 232034
        H 234004 234007 234009 234038 234041 234042
        H 230013 230053
        G 230029
        H 230022 230028 11248 11312
        G 230011 230110 230111 230019 230050 231003 231004 18051 200000
        G 230031
        G 232009
        N 230009 230026
        G 300020 300030 300040
        N 200310 300090 11311 100000 100030
        F 1254290 1254112
        F 1254291
        F 1254607 90235 1254036
        R 1254002 1254200 1255001-1255005 1069601 1066001 1066002
        R 1255040
        R 1254608
        H 1254040 1254041 1254042 91402
        G 1254043
        H 1254044 1254045 1254024 1254015 1254018 1254016
        H 1254302 1254304 1254305 1254306 91403 1063002 1063003 1063004 1069603 1254301 1254303
        N 1254013 1254014 1254020
        H 1254100-1254103 1254105 1254106
        N 1254104 1254030 1254130
        N 1254037
        R 1255006
        N 1254000 1254001 1254003-1254012 1254026-1254029 1254060-1254074 1254080-1254096 1254107 1254108 1254800 1069602 1063001
        H 1254701 1254702 1069604
        G 1063005
        R 40003
        N 40001 40011 40012 41012 43010
        H 40004 40014 41050
        N 40000000 40000031
        R 1 1000040343 1000040350
        H 403
        T 514
        """;

    [Fact]
    public void Every_code_has_the_class_of_the_platforms_tables_and_no_other_code_is_known()
    {
        var wanted = Table.Split('\n').SelectMany(Row).ToDictionary();

        Assert.Equal(wanted.Keys.Order(), Codes.Table.Keys.Order());
        Assert.All(wanted, pair => Assert.Equal((pair.Key, pair.Value.Kind, pair.Value.Again), (pair.Key, Codes.Table[pair.Key].Kind, Codes.Table[pair.Key].Again)));
    }

    [Fact]
    public void Whatever_may_be_tried_again_has_a_pause_and_nothing_else_has() =>
        Assert.All(Codes.Table.Values, rule => Assert.Equal(rule.Again != Again.Never, rule.Seconds > 0));

    [Fact]
    public void A_card_that_is_being_used_is_locked_for_a_moment_and_one_that_is_too_large_for_ever()
    {
        Assert.Equal(FailureKind.Retry, Codes.Of(230099, 400, 11310, "ErrCode: 11310; ErrMsg: card action is lock;").Kind);
        Assert.Equal(FailureKind.Invalid, Codes.Of(230099, 400, 11310, "ErrCode: 11310; ErrMsg: element exceeds the limit;").Kind);
    }

    [Theory]
    [InlineData(429, FailureKind.Retry, Again.Refused)]
    [InlineData(500, FailureKind.Retry, Again.Unsure)]
    [InlineData(504, FailureKind.Retry, Again.Unsure)]
    [InlineData(404, FailureKind.Invalid, Again.Never)]
    [InlineData(200, FailureKind.Invalid, Again.Never)]
    public void An_unknown_code_is_judged_by_the_status(int status, object kind, object again)
    {
        var rule = Codes.Of(7654321, status, null, "");

        Assert.Equal((kind, again), (rule.Kind, rule.Again));
    }

    static IEnumerable<KeyValuePair<int, (FailureKind Kind, Again Again)>> Row(string row)
    {
        var parts = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var meaning = parts[0] switch
        {
            "R" => (FailureKind.Retry, Again.Unsure),
            "F" => (FailureKind.Retry, Again.Refused),
            "T" => (FailureKind.Token, Again.Never),
            "H" => (FailureKind.Permission, Again.Never),
            "G" => (FailureKind.Gone, Again.Never),
            _ => (FailureKind.Invalid, Again.Never),
        };
        return parts.Skip(1).SelectMany(Numbers).Select(code => KeyValuePair.Create(code, meaning));
    }

    static IEnumerable<int> Numbers(string part)
    {
        var ends = part.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
