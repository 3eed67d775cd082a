using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>
/// An address in the one form that all parts of the portal read alike. Whatever two readers might understand differently is refused: other ways
/// to write an IP address, names with a dot at the end, user names, escapes in the host.
/// </summary>
internal sealed class FetchAddress
{
    internal const int MaxLength = 2048;
    private const int MaxShown = 200;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    private FetchAddress(Uri uri, string host, bool isLocalName) => (Uri, Host, IsLocalName) = (uri, host, isLocalName);

    internal Uri Uri { get; }

    /// <summary>In lower case and ASCII, an IPv6 address without brackets.</summary>
    internal string Host { get; }

    /// <summary>A name that means something in one network only, such as <c>localhost</c> or <c>printer.local</c>.</summary>
    internal bool IsLocalName { get; }

    internal bool IsSecure => Uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>Without the query, which often holds a signature. Short enough for every column; then its end is kept.</summary>
    internal string Shown
    {
        get
        {
            var text = Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            return text.Length <= MaxShown ? text : $"{Uri.Scheme}://…{text[^(MaxShown - 10)..]}";
        }
    }

    internal static bool LooksLikeOne(string text) =>
        text.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.TrimStart().StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    internal static Result<FetchAddress> Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > MaxLength)
        {
            return FetchErrors.BadAddress($"it is longer than {MaxLength} characters");
        }

        if (!LooksLikeOne(trimmed))
        {
            return FetchErrors.BadAddress("it does not begin with https://");
        }

        if (trimmed.Any(x => char.IsWhiteSpace(x) || char.IsControl(x) || char.GetUnicodeCategory(x) == UnicodeCategory.Format || x is '\\' or '"' or '<' or '>'))
        {
            return FetchErrors.BadAddress("it holds a space, a backslash, a quotation mark or another character that addresses do not have");
        }

        var start = trimmed.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = trimmed.AsSpan(start).IndexOfAny("/?#") is >= 0 and var found ? start + found : trimmed.Length;
        return Parse(trimmed[..(start - 3)].ToLowerInvariant(), trimmed[start..end], trimmed[end..].Split('#')[0]);
    }

    /// <summary>Where an answer of this address leads.</summary>
    internal Result<FetchAddress> Follow(string location)
    {
        if (LooksLikeOne(location))
        {
            return Parse(location);
        }

        if (location.StartsWith("//", StringComparison.Ordinal))
        {
            return Parse($"{Uri.Scheme}:{location}");
        }

        return Uri.TryCreate(Uri, location, out var target) && target.Scheme == Uri.Scheme && target.Authority == Uri.Authority
            ? Parse(target.AbsoluteUri)
            : FetchErrors.BadAddress("it leads to something that is not on the web");
    }

    private static Result<FetchAddress> Parse(string scheme, string authority, string rest)
    {
        if (authority.AsSpan().IndexOfAny('@', '%') >= 0)
        {
            return FetchErrors.BadAddress("the host holds a user name or an escape");
        }

        var (text, port) = Split(authority);
        if (port is not null && !(ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
        {
            return FetchErrors.BadAddress("the port is no number from 1 to 65535");
        }

        var host = HostOf(text);
        if (!host.Ok)
        {
            return host.Error;
        }

        var shown = text.StartsWith('[') ? $"[{host.Value}]" : host.Value;
        if (!Uri.TryCreate($"{scheme}://{shown}{(port is null ? "" : $":{port}")}{rest}", UriKind.Absolute, out var uri)
            || uri.IdnHost != host.Value || uri.UserInfo.Length > 0)
        {
            return FetchErrors.BadAddress("it cannot be read");
        }

        return new FetchAddress(uri, host.Value, IsLocal(host.Value));
    }

    private static (string Host, string? Port) Split(string authority)
    {
        var colon = authority.IndexOf(':', authority.StartsWith('[') ? Math.Max(0, authority.IndexOf(']', StringComparison.Ordinal)) : 0);
        return colon < 0 ? (authority, null) : (authority[..colon], authority[(colon + 1)..]);
    }

    private static Result<string> HostOf(string text)
    {
        if (text is ['[', .. var inside, ']'])
        {
            return IPAddress.TryParse(inside, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6
                ? six.ToString()
                : FetchErrors.BadAddress("the host is no IPv6 address");
        }

        return ToAscii(text) is not { } name || !IsName(name) ? FetchErrors.BadAddress("the host is no name, or ends with a dot")
            : !EndsInNumber(name) ? name
            : IPAddress.TryParse(name, out var four) && four.ToString() == text ? text
            : FetchErrors.BadAddress("the host is an IP address in an unusual form; write four decimal numbers");
    }

    private static string? ToAscii(string text)
    {
        try
        {
            return Idn.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsName(string name) =>
        name.Length <= 253 && name.Split('.').All(x => x.Length is > 0 and < 64 && x.All(y => char.IsAsciiLetterOrDigit(y) || y is '-' or '_'));

    /// <summary>Some reader takes it for an IP address, decimal, octal or hexadecimal, whole or in parts (WHATWG URL, "ends in a number").</summary>
    private static bool EndsInNumber(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last[2..].All(char.IsAsciiHexDigit));
    }

    private static bool IsLocal(string host) =>
        !IPAddress.TryParse(host, out _)
        && (!host.Contains('.', StringComparison.Ordinal)
            || host[(host.LastIndexOf('.') + 1)..] is "localhost" or "local" or "internal" or "intranet" or "lan" or "home" or "corp" or "arpa" or "onion");
}
