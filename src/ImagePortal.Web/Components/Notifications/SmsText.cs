namespace ImagePortal.Web.Components.Notifications;

/// <summary>
/// Keeps an SMS within one part where its letters are those of GSM 03.38, and within two where they are not: then a part holds 70 of UCS-2, or 67 of
/// several.
/// </summary>
internal static class SmsText
{
    internal const int OnePart = 160;
    internal const int TwoUnicodeParts = 134;

    private const string Sender = "ImagePortal: ";
    private const string Dots = "...";

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Written with an escape before them.
    private const string Extended = "^{}\\[~]|€\f";

    internal static string Fit(string headline, string link)
    {
        // The link is what the message is good for: it is never cut.
        var line = string.Concat(headline.Select(x => char.IsControl(x) ? ' ' : x));
        for (var length = line.Length; ; length--)
        {
            var text = $"{Sender}{(length == line.Length ? line : Cut(line, length))} {link}";
            if (Fits(text) || length == 0)
            {
                return text;
            }
        }
    }

    /// <summary>Letters as the network counts them: those of the extension count twice. Null where one is not of GSM 03.38.</summary>
    internal static int? GsmLength(string text)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (Basic.Contains(letter, StringComparison.Ordinal))
            {
                length++;
            }
            else if (Extended.Contains(letter, StringComparison.Ordinal))
            {
                length += 2;
            }
            else
            {
                return null;
            }
        }

        return length;
    }

    private static bool Fits(string text) => GsmLength(text) is { } length ? length <= OnePart : text.Length <= TwoUnicodeParts;

    private static string Cut(string line, int length) =>
        (length > 0 && char.IsHighSurrogate(line[length - 1]) ? line[..(length - 1)] : line[..length]).TrimEnd() + Dots;
}
