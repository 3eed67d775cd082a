using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace ImagePortal.Storage;

/// <summary>The SHA-256 of some content. Of a manifest's content it is the image's identity.</summary>
public readonly record struct ContentDigest
{
    /// <summary>Bytes of a digest.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const string Prefix = "sha256:";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly Vector256<byte> _bytes;

    private ContentDigest(ReadOnlySpan<byte> bytes) => _bytes = Vector256.Create(bytes);

    /// <summary>64 lowercase hexadecimal digits, safe as a file name.</summary>
    public string Hex
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Size];
            CopyTo(bytes);
            return Convert.ToHexStringLower(bytes);
        }
    }

    public static ContentDigest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[Size];
        SHA256.HashData(content, bytes);
        return new(bytes);
    }

    /// <summary>Takes the first 32 of <paramref name="bytes"/>, which must hold that many.</summary>
    public static ContentDigest FromBytes(ReadOnlySpan<byte> bytes) => new(bytes[..Size]);

    /// <summary>Accepts <c>sha256:</c> and exactly 64 lowercase hexadecimal digits: one image has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentDigest digest)
    {
        digest = default;
        return text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && TryParseHex(text.AsSpan(Prefix.Length), out digest);
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a digest.</exception>
    public static ContentDigest Parse(string text) =>
        TryParse(text, out var digest)
            ? digest
            : throw new FormatException("This is not an image digest: give \"sha256:\" and the 64 lowercase hexadecimal digits that follow it.");

    public void CopyTo(Span<byte> destination) => _bytes.CopyTo(destination);

    public override string ToString() => Prefix + Hex;

    internal static bool TryParseHex(ReadOnlySpan<char> hex, out ContentDigest digest)
    {
        digest = default;
        if (hex.Length != 2 * Size || hex.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        digest = new(Convert.FromHexString(hex));
        return true;
    }
}
