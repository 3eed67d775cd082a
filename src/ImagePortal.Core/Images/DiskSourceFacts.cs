namespace ImagePortal.Core.Images;

/// <param name="Name">What people see of it. Its ending may declare the format; it holds no secret.</param>
/// <param name="Size">Bytes in all; zero while nobody was asked.</param>
/// <param name="Arrived">Bytes that are there already.</param>
/// <param name="WaitsFor">Key of what must still come before it can be read; null when it is all there.</param>
public sealed record DiskSourceFacts(string Name, long Size, long Arrived, string? WaitsFor)
{
    /// <summary>The reference to keep with the operation, in place of the given one, which may hold a secret.</summary>
    public string? Kept { get; init; }
}
