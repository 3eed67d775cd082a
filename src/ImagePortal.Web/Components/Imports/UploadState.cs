namespace ImagePortal.Web.Components.Imports;

/// <summary>An upload that this tab runs already. Sizes in bytes.</summary>
public sealed record UploadState(string Name, long Size, long Sent, bool Paused);
