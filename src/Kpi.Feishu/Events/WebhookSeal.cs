using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kpi.Feishu.Events;

/// <summary>Proves that a request comes from Feishu, and opens it.</summary>
/// <remarks>https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case</remarks>
static class WebhookSeal
{
    /// <summary>Our own rule, against requests that somebody recorded.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    const int IvBytes = 16;

    /// <summary>AES-256-CBC under SHA-256 of the key; the first 16 bytes are the IV.</summary>
    /// <exception cref="CryptographicException">Another key, or no ciphertext at all.</exception>
    /// <exception cref="FormatException">No base64.</exception>
    public static byte[] Decrypt(string base64, string encryptKey)
    {
        var bytes = Convert.FromBase64String(base64);
        if (bytes.Length < 2 * IvBytes)
            throw new CryptographicException("the encrypted part is too short");
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(encryptKey));
        return aes.DecryptCbc(bytes.AsSpan(IvBytes), bytes.AsSpan(0, IvBytes));
    }

    /// <summary>Lower-case hex of SHA-256 over timestamp, nonce, key and the bytes as they came.</summary>
    public static string Sign(string timestamp, string nonce, string encryptKey, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(timestamp + nonce + encryptKey), .. body]));

    /// <param name="now">Real time: the sender's clock is real too.</param>
    public static bool IsSigned(
        string? timestamp, string? nonce, string? signature, string encryptKey, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < 32_503_680_000 && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Oldest
        && nonce is not null && Same(signature, Sign(timestamp!, nonce, encryptKey, body));

    /// <summary>Takes as long for a near miss as for nonsense.</summary>
    public static bool Same(string? given, string wanted) => given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));
}
