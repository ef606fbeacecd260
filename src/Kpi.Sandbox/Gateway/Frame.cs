using Google.Protobuf;

namespace Kpi.Sandbox.Gateway;

/// <summary>One message of the long connection, <c>pbbp2.Frame</c> of proto2 (websocket.md §4).</summary>
/// <remarks>Read and written field by field: fields 1–4 are required and must be on the wire even when zero, which generated proto3 code drops.</remarks>
sealed record Frame(ulong SeqId, ulong LogId, int Service, int Method)
{
    public const int Control = 0, Data = 1;

    public List<KeyValuePair<string, string>> Headers { get; init; } = [];
    public byte[] Payload { get; init; } = [];

    public string? Header(string key) => Headers.Find(h => h.Key == key).Value;

    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            output.WriteTag(1, WireFormat.WireType.Varint);
            output.WriteUInt64(SeqId);
            output.WriteTag(2, WireFormat.WireType.Varint);
            output.WriteUInt64(LogId);
            output.WriteTag(3, WireFormat.WireType.Varint);
            output.WriteInt32(Service);
            output.WriteTag(4, WireFormat.WireType.Varint);
            output.WriteInt32(Method);
            foreach (var header in Headers)
            {
                output.WriteTag(5, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(HeaderBytes(header));
            }
            if (Payload.Length > 0)
            {
                output.WriteTag(8, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(Payload));
            }
        }
        return buffer.ToArray();
    }

    /// <exception cref="InvalidDataException">A required field is missing; other damage is an <see cref="InvalidProtocolBufferException"/>.</exception>
    public static Frame Parse(byte[] bytes, int length)
    {
        ulong? seq = null, log = null;
        int? service = null, method = null;
        var headers = new List<KeyValuePair<string, string>>();
        byte[] payload = [];
        var input = new CodedInputStream(bytes, 0, length);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: seq = input.ReadUInt64(); break;
                case 2: log = input.ReadUInt64(); break;
                case 3: service = input.ReadInt32(); break;
                case 4: method = input.ReadInt32(); break;
                case 5: headers.Add(ParseHeader(input.ReadBytes())); break;
                case 8: payload = input.ReadBytes().ToByteArray(); break;
                default: input.SkipLastField(); break;
            }
        if (seq is null || log is null || service is null || method is null)
            throw new InvalidDataException("A required field (SeqID, LogID, service, method) is missing.");
        return new(seq.Value, log.Value, service.Value, method.Value) { Headers = headers, Payload = payload };
    }

    static ByteString HeaderBytes(KeyValuePair<string, string> header)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            output.WriteTag(1, WireFormat.WireType.LengthDelimited);
            output.WriteString(header.Key);
            output.WriteTag(2, WireFormat.WireType.LengthDelimited);
            output.WriteString(header.Value);
        }
        return ByteString.CopyFrom(buffer.ToArray());
    }

    static KeyValuePair<string, string> ParseHeader(ByteString bytes)
    {
        var (key, value) = ("", "");
        var input = bytes.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: key = input.ReadString(); break;
                case 2: value = input.ReadString(); break;
                default: input.SkipLastField(); break;
            }
        return new(key, value);
    }
}
