namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>The button beside a refusal: it leads somewhere, or does something.</summary>
public sealed record Remedy(string Text, string? Link = null, Func<Task>? Act = null);
