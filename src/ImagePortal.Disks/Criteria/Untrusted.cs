using System.Buffers;
using System.Globalization;

namespace ImagePortal.Disks.Criteria;

/// <summary>Words out of a disk, before a person reads them or copies them into a shell: bounded, visible, and never a command.</summary>
public static class Untrusted
{
    private const int MostOfALine = 200;
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+:@%,");

    /// <summary>One line. What is not visible, or turns the direction of writing, becomes U+FFFD.</summary>
    public static string Line(string text, int most = MostOfALine) => Clean(text, most, keepLines: false);

    /// <inheritdoc cref="Line"/>
    public static string? LineOrNone(string? text) => text is null ? null : Line(text);

    /// <summary>Lines, such as commands that are ours around words that are not.</summary>
    public static string Lines(string text, int most) => Clean(text, most, keepLines: true);

    /// <summary>One word of a command line, in quotes where a shell would see more in it.</summary>
    public static string Word(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) ? text : $"'{Line(text, text.Length).Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Nothing in it has a meaning to a shell or to sed.</summary>
    public static bool IsPlain(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) && !text.AsSpan().ContainsAny("/%,");

    private static string Clean(string text, int most, bool keepLines)
    {
        var cut = text.Length > most ? string.Concat(text.AsSpan(0, most), "…") : text;
        return string.Create(cut.Length, (cut, keepLines), static (clean, source) =>
        {
            for (var i = 0; i < clean.Length; i++)
            {
                var letter = source.cut[i];
                clean[i] = (letter == '\n' && source.keepLines) || IsVisible(letter) ? letter : Replacement;
            }
        });
    }

    private static bool IsVisible(char letter) => char.GetUnicodeCategory(letter) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
