namespace ImagePortal.Core.Images;

/// <param name="Size">Bytes in all.</param>
/// <param name="Arrived">Bytes that are there already.</param>
/// <param name="WaitsFor">Key of what must still come before it can be read; null when it is all there.</param>
public sealed record DiskSourceFacts(string Name, long Size, long Arrived, string? WaitsFor);
