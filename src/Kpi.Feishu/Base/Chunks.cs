using System.Security.Cryptography;
using Kpi.Feishu.Http;

namespace Kpi.Feishu.Base;

/// <summary>Cuts many rows into batches, and a batch in half when Feishu says that it is too much at once.</summary>
static class Chunks
{
    /// <summary>Feishu's pages say 1000 and its errors 500; 500 is always taken.</summary>
    public const int Most = 500;

    /// <summary>Between a batch that was too much and its first half.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Sends the rows in order, in batches of at most <see cref="Most"/>, and in halves after 1254607 or 1254104.</summary>
    public static async Task EachAsync<T>(
        IReadOnlyList<T> rows, TimeProvider stopwatch, Func<IReadOnlyList<T>, CancellationToken, Task> send, CancellationToken ct)
    {
        foreach (var chunk in rows.Chunk(Most))
            await HalvingAsync(chunk, stopwatch, send, ct);
    }

    static async Task HalvingAsync<T>(
        T[] rows, TimeProvider stopwatch, Func<IReadOnlyList<T>, CancellationToken, Task> send, CancellationToken ct)
    {
        try
        {
            await send(rows, ct);
            return;
        }
        catch (FeishuException tooMuch) when (rows.Length > 1 && tooMuch.Code is Codes.DataNotReady or Codes.TooManyAtOnce)
        {
            await Task.Delay(Breath, stopwatch, ct);
        }
        await HalvingAsync(rows[..(rows.Length / 2)], stopwatch, send, ct);
        await HalvingAsync(rows[(rows.Length / 2)..], stopwatch, send, ct);
    }

    /// <summary>A client_token for one batch of several: always the same for the same key and place, in the form of a uuid v4.</summary>
    public static Guid KeyOf(Guid key, int chunk)
    {
        if (chunk == 0)
            return key;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. key.ToByteArray(bigEndian: true), .. BitConverter.GetBytes(chunk)], hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x40);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
