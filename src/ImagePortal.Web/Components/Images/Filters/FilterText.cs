using System.Text;
using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>A filter as it is typed and stands in the address: properties, and words of a name or an ID.</summary>
public sealed record FilterText(IReadOnlyList<FilterToken> Tokens, string Words)
{
    public static FilterText Empty { get; } = new([], "");

    public bool IsEmpty => Tokens.Count == 0 && Words.Length == 0;

    /// <summary>A part before a colon that is no property belongs to the words.</summary>
    public static FilterText Parse(string? text)
    {
        var parts = Split(text ?? "");
        var tokens = parts.Select(ReadToken).OfType<FilterToken>().ToList();
        return new FilterText(tokens, string.Join(' ', parts.Where(x => ReadToken(x) is null)));
    }

    /// <summary>The property that a part of the text is; null for a word.</summary>
    public static FilterToken? ReadToken(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < part.Length - 1 && FilterKeys.Find(part[..colon].ToLowerInvariant()) is { } key
            ? new FilterToken(key.Name, part[(colon + 1)..])
            : null;
    }

    /// <summary>Properties of other lists than the query's, and values that say nothing, are passed over.</summary>
    public ImageQuery ApplyTo(ImageQuery query, DateTimeOffset now)
    {
        foreach (var token in Tokens)
        {
            query = Says(token, query, now) ?? query;
        }

        return query with { Search = Words.Length > 0 ? Words : null };
    }

    /// <summary>The query with the property; null when it says nothing here.</summary>
    public static ImageQuery? Says(FilterToken token, ImageQuery query, DateTimeOffset now) =>
        FilterKeys.Find(token.Key) is { } key && key.Tabs.Contains(query.Tab) ? key.Read(query, token.Value, now) : null;

    public bool Equals(FilterText? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() => string.Join(' ', Tokens.Select(x => x.ToString()).Append(Words).Where(x => x.Length > 0));

    /// <summary>Parts between spaces; quotes keep a part together and are left out.</summary>
    private static List<string> Split(string text)
    {
        var (parts, part, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        parts.Add(part.ToString());
        parts.RemoveAll(x => x.Length == 0);
        return parts;
    }
}
