namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>One thing of several that was refused, why, and the way on.</summary>
public sealed record FailureReason(string Name, string Id, string Message, Remedy? Remedy = null);
