namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>A line of an image's history as it is read.</summary>
/// <param name="Who">Begins the sentence; null for what ended by itself.</param>
internal sealed record HistoryLine(string Icon, string? Who, string What);
