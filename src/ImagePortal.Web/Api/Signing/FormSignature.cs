using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImagePortal.Core;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Signing;

/// <summary>The signatures of version 1, HmacSHA1 and HmacSHA256: one parameter among the others, over all of them.</summary>
internal sealed class FormSignature : ISignature
{
    private readonly WireRequest _request;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _pairs;
    private readonly string _signature;
    private readonly bool _isSha256;

    private FormSignature(WireRequest request, IReadOnlyList<KeyValuePair<string, string>> pairs, string secretId, string signature, bool isSha256, long timestamp) =>
        (_request, _pairs, SecretId, _signature, _isSha256, Timestamp) = (request, pairs, secretId, signature, isSha256, timestamp);

    public string SecretId { get; }

    public long Timestamp { get; }

    public string? Token => ValueOf(_pairs, nameof(Token));

    internal static Result<ISignature> Read(WireRequest request, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var method = ValueOf(pairs, "SignatureMethod");
        return ValueOf(pairs, "Signature") is { Length: > 0 } signature
            && ValueOf(pairs, nameof(SecretId)) is { Length: > 0 } secretId
            && ValueOf(pairs, "Nonce") is { Length: > 0 }
            && method is null or "" or "HmacSHA1" or "HmacSHA256"
            && long.TryParse(ValueOf(pairs, nameof(Timestamp)), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
                ? Result.Of<ISignature>(new FormSignature(request, pairs, secretId, signature, method == "HmacSHA256", timestamp))
                : ApiErrors.NoAuthorization;
    }

    public bool IsMadeWith(string secret, IReadOnlyList<string> hosts)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        var matches = false;
        foreach (var host in hosts)
        {
            // Old clients sign their names with dots where there are underscores.
            matches |= Fits(key, host, x => x) || Fits(key, host, x => x.Replace('_', '.'));
        }

        return matches;
    }

    internal static string? ValueOf(IReadOnlyList<KeyValuePair<string, string>> pairs, string name) => pairs.FirstOrDefault(x => x.Key == name).Value;

    private bool Fits(byte[] key, string host, Func<string, string> spell)
    {
        var signed = _pairs
            .Where(x => x.Key != "Signature")
            .Select(x => (Key: spell(x.Key), x.Value))
            .OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => $"{x.Key}={x.Value}");
        var text = Encoding.UTF8.GetBytes($"{_request.Method}{host}{_request.Path}?{string.Join('&', signed)}");
        var expected = _isSha256 ? HMACSHA256.HashData(key, text) : Sha1(key, text);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToBase64String(expected)), Encoding.UTF8.GetBytes(_signature));
    }

    // The protocol asks for it; a keyed hash does not suffer from what is wrong with SHA-1.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] key, byte[] text) => HMACSHA1.HashData(key, text);
#pragma warning restore CA5350
}
