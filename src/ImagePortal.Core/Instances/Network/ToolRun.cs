namespace ImagePortal.Core.Instances.Network;

/// <summary>How a program ended.</summary>
/// <param name="Said">On both its outputs.</param>
internal sealed record ToolRun(int Code, string Said);
