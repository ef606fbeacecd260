using System.Security.Cryptography;
using System.Text;

namespace Kpi.Sandbox.World;

/// <summary>Ids in the shapes of the platform (messages.md §13): a prefix and lower-case hex digits.</summary>
public static class Ids
{
    public static string Message() => "om_" + Hex(32);
    public static string Chat() => "oc_" + Hex(32);
    public static string Thread() => "omt_" + Hex(16);
    public static string CallbackToken() => "c-" + Hex(40);
    public static string EventId() => Hex(32);
    public static string Reaction() => "ZCaCIjUBVVWSrm5L-3ZTw" + Hex(8);
    public static string AppSecret() => Hex(32);
    public static string AppToken() => Base("", 27);
    public static string Table() => Base("tbl", 16);
    public static string Field() => Base("fld", 10);
    public static string View() => Base("vew", 10);
    public static string Record() => Base("rec", 14);
    public static string Option() => Base("opt", 10);
    public static string Command() => Base("cmd", 16);

    /// <summary>The same digits for the same words, so that demo people keep their ids from start to start.</summary>
    public static string Fixed(string prefix, string words, int digits) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..digits];

    /// <summary>A log id as the platform writes it: time, then hex digits.</summary>
    public static string Log(DateTimeOffset now) => $"{now:yyyyMMddHHmmss}{Hex(16).ToUpperInvariant()}";

    public static string Hex(int digits) => RandomNumberGenerator.GetHexString(digits, lowercase: true);

    static string Base(string prefix, int length) =>
        prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
}
