using System.Buffers;
using System.Globalization;
using ProtoBuf;

namespace Kpi.Feishu.Events;

/// <summary>One message on the long connection: <c>pbbp2.Frame</c>, proto2.</summary>
/// <remarks>
/// Fields 1–4 are required there and so written even when 0. Read from Feishu's SDKs:
/// https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/pbbp2.pb.go
/// </remarks>
[ProtoContract]
sealed class Frame
{
    public const int Control = 0, Data = 1;

    [ProtoMember(1, IsRequired = true)]
    public ulong SeqId { get; set; }

    [ProtoMember(2, IsRequired = true)]
    public ulong LogId { get; set; }

    [ProtoMember(3, IsRequired = true)]
    public int Service { get; set; }

    [ProtoMember(4, IsRequired = true)]
    public int Method { get; set; }

    [ProtoMember(5, IsRequired = true)]
    public List<Header> Headers { get; } = [];

    [ProtoMember(6)]
    public string? PayloadEncoding { get; set; }

    [ProtoMember(7)]
    public string? PayloadType { get; set; }

    [ProtoMember(8)]
    public byte[]? Payload { get; set; }

    [ProtoMember(9)]
    public string? LogIdNew { get; set; }

    [ProtoContract]
    internal sealed class Header
    {
        [ProtoMember(1, IsRequired = true)]
        public string Key { get; set; } = "";

        [ProtoMember(2, IsRequired = true)]
        public string Value { get; set; } = "";
    }

    public static Frame Ping(int service) => new()
    {
        Service = service,
        Method = Control,
        Headers = { new Header { Key = "type", Value = "ping" } },
    };

    /// <summary>The frame as it came, the time it took, and the answer: Feishu's router wants its headers back.</summary>
    public Frame Acknowledged(TimeSpan took, byte[] payload)
    {
        var ack = new Frame
        {
            SeqId = SeqId,
            LogId = LogId,
            Service = Service,
            Method = Method,
            PayloadEncoding = PayloadEncoding,
            PayloadType = PayloadType,
            Payload = payload,
            LogIdNew = LogIdNew,
        };
        ack.Headers.AddRange(Headers);
        ack.Headers.Add(new() { Key = "biz_rt", Value = ((long)took.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) });
        return ack;
    }

    public string? Text(string key) => Headers.Find(header => header.Key == key)?.Value;

    public int? Number(string key) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <exception cref="ProtoException">No such message.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static Frame Read(ReadOnlyMemory<byte> bytes) => Serializer.Deserialize<Frame>(bytes);

    public ReadOnlyMemory<byte> Bytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serializer.Serialize(buffer, this);
        return buffer.WrittenMemory;
    }
}
