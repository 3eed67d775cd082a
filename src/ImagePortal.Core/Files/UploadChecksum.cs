using System.Security.Cryptography;

namespace ImagePortal.Core.Files;

/// <summary>The checksum a client announces for one piece (tus 1.0, checksum extension).</summary>
public sealed record UploadChecksum(string Algorithm, byte[] Expected)
{
    /// <summary>What the server can compute, as the protocol lists it.</summary>
    public const string Algorithms = "sha1,sha256,md5";

    /// <summary>Reads <c>sha256 BASE64</c>; null when the algorithm is unknown or the value is malformed.</summary>
    public static UploadChecksum? TryParse(string header)
    {
        var parts = header.Split(' ', 2);
        Span<byte> value = stackalloc byte[64];
        return parts.Length == 2 && Algorithms.Split(',').Contains(parts[0]) && Convert.TryFromBase64String(parts[1], value, out var length)
            ? new UploadChecksum(parts[0], value[..length].ToArray())
            : null;
    }

    internal IncrementalHash Begin() => IncrementalHash.CreateHash(Algorithm switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "md5" => HashAlgorithmName.MD5,
        _ => HashAlgorithmName.SHA256,
    });
}
