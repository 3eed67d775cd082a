using System.Buffers;
using System.Security.Cryptography;

namespace ImagePortal.Core;

/// <summary>Random ids that people read aloud: a prefix and lower-case letters and digits, as <c>img-7k2m9qx4</c>.</summary>
internal static class PublicId
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    internal static string New(string prefix, int length) => prefix + RandomNumberGenerator.GetString(Alphabet, length);

    internal static bool IsValid(string? text, string prefix, int length) =>
        text is not null
        && text.Length == prefix.Length + length
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(prefix.Length).IndexOfAnyExcept(Allowed) < 0;
}
