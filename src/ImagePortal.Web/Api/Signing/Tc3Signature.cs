using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImagePortal.Core;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Signing;

/// <summary>TC3-HMAC-SHA256: the signature is in the Authorization header, over method, query, some headers and the body.</summary>
internal sealed class Tc3Signature : ISignature
{
    internal const string Algorithm = "TC3-HMAC-SHA256";

    private const string Terminator = "tc3_request";
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private static readonly char[] Separators = [' ', ',', '\t'];

    private readonly WireRequest _request;
    private readonly string[] _scope;
    private readonly string[] _headers;
    private readonly string _signature;

    private Tc3Signature(WireRequest request, string[] scope, string[] headers, string signature, long timestamp) =>
        (_request, _scope, _headers, _signature, Timestamp) = (request, scope, headers, signature, timestamp);

    public string SecretId => _scope[0];

    public long Timestamp { get; }

    public string? Token => _request.Header("X-TC-Token");

    internal static bool IsUsedBy(WireRequest request) => request.Header("Authorization")?.TrimStart().StartsWith(Algorithm, StringComparison.Ordinal) ?? false;

    /// <summary>Reads the header leniently: SDKs separate its parts with one space, two, commas, or both.</summary>
    internal static Result<ISignature> Read(WireRequest request)
    {
        var parts = request.Header("Authorization")!.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        string? Part(string name) => parts.FirstOrDefault(x => x.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
        var scope = Part("Credential=")?.Split('/') ?? [];
        var headers = Part("SignedHeaders=")?.Split(';') ?? [];
        var signature = Part("Signature=");
        if (parts is not [Algorithm, ..]
            || scope is not [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }, Terminator]
            || signature is not { Length: > 0 }
            || !headers.Contains("host") || !headers.Contains("content-type")
            || !long.TryParse(request.Header("X-TC-Timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
        {
            return ApiErrors.NoAuthorization;
        }

        return Result.Of<ISignature>(new Tc3Signature(request, scope, headers, signature, timestamp));
    }

    public bool IsMadeWith(string secret, IReadOnlyList<string> hosts)
    {
        var (date, service) = (_scope[1], _scope[2]);
        if (date != DateOf(Timestamp))
        {
            return false;
        }

        // The service is what the client took for it: some take the text before the first dot of an address, so that it says nothing.
        var key = Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("TC3" + secret), date), service), Terminator);
        var payload = _request.Header("X-TC-Content-SHA256") == Unsigned ? Sha256(Encoding.UTF8.GetBytes(Unsigned)) : Sha256(_request.Body.Span);
        var head = $"{Algorithm}\n{Timestamp}\n{date}/{service}/{Terminator}\n";
        var matches = false;
        foreach (var host in hosts)
        {
            // The vendor's text puts the values into small letters; its SDKs send them as they are.
            matches |= Fits(key, head, Canonical(host, payload, x => x)) || Fits(key, head, Canonical(host, payload, x => x.ToLowerInvariant()));
        }

        return matches;
    }

    private static string DateOf(long timestamp) =>
        timestamp <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(timestamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";

    private string Canonical(string host, string payload, Func<string, string> spell)
    {
        var text = new StringBuilder(256).Append(_request.Method).Append("\n/\n").Append(_request.IsGet ? _request.Query : "").Append('\n');
        foreach (var name in _headers)
        {
            var value = name switch
            {
                "host" => host,
                "content-type" => _request.ContentType ?? "",
                _ => _request.Header(name) ?? "",
            };
            text.Append(name).Append(':').Append(spell(value.Trim())).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', _headers).Append('\n').Append(payload).ToString();
    }

    private bool Fits(byte[] key, string head, string canonical)
    {
        var expected = Convert.ToHexStringLower(Hmac(key, head + Sha256(Encoding.UTF8.GetBytes(canonical))));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(_signature));
    }

    private static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
