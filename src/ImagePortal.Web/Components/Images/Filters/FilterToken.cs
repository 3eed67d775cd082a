namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>One property of a filter, as <c>os:debian</c>.</summary>
public sealed record FilterToken(string Key, string Value)
{
    /// <summary>As it is typed: with quotes where a space would end it.</summary>
    public override string ToString() => Value.Any(char.IsWhiteSpace) ? $"{Key}:\"{Value.Replace("\"", "", StringComparison.Ordinal)}\"" : $"{Key}:{Value}";
}
