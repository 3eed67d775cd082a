namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>How the part of a filter that is being typed could go on.</summary>
/// <param name="Text">What stands in its place when it is taken; a colon at the end asks for a value.</param>
public sealed record FilterSuggestion(string Text, string About);
