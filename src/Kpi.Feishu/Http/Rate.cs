namespace Kpi.Feishu.Http;

/// <summary>What Feishu allows an app on one endpoint; 0 is no limit in that unit.</summary>
/// <remarks>Tiers: https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN</remarks>
readonly record struct Rate(int ASecond, int AMinute)
{
    /// <summary>Tier 4: messages, chats, contacts.</summary>
    public static Rate Usual { get; } = new(50, 1000);

    /// <summary>Rows written. The real ceiling is one write at a time, see <see cref="Call.Writes"/>.</summary>
    public static Rate RowWrites { get; } = new(50, 0);

    /// <summary>Bases, tables, fields and rows read.</summary>
    public static Rate BaseReads { get; } = new(20, 0);

    /// <summary>Tables and fields made and changed.</summary>
    public static Rate SchemaWrites { get; } = new(10, 0);

    public static Rate NewBases { get; } = new(0, 20);

    public static Rate Grants { get; } = new(0, 100);

    /// <summary>Endpoints whose limit is not published.</summary>
    public static Rate Careful { get; } = new(5, 100);
}
