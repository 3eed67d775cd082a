using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>Whatever a reader would need must lie inside the file, and no byte may serve twice.</summary>
internal sealed class VmdkCheck(IRandomAccessSource file, VmdkHeader header)
{
    private readonly RangeClaims _claims = new();

    /// <summary>False when the tables were too long to be looked through.</summary>
    public bool IsComplete { get; private set; }

    public async Task<DiskFormatError?> RunAsync(VmdkMap map, VmdkDirectory directory, bool hasFooter, CancellationToken cancellationToken)
    {
        _claims.ClaimTable("the header", 0, VmdkHeader.Size);
        _claims.ClaimTable("the descriptor", header.DescriptorOffset, header.DescriptorSize);
        directory.Claim(_claims, header, "");
        if (hasFooter)
        {
            _claims.ClaimTable("the footer", file.Length - VmdkFooter.Size, VmdkFooter.Size);
        }

        return await ClaimRedundantAsync(directory, cancellationToken)
            ?? FindOverlap()
            ?? await CheckGrainsAsync(map, cancellationToken)
            ?? FindOverlap();
    }

    /// <summary>The second set of tables is never read, but its place must be its own.</summary>
    private async Task<DiskFormatError?> ClaimRedundantAsync(VmdkDirectory directory, CancellationToken cancellationToken)
    {
        if (!header.HasRedundantTables || header.RedundantDirectorySector == 0 || header.RedundantDirectorySector == header.DirectorySector)
        {
            return null;
        }

        var (redundant, error) = await VmdkDirectory.ReadAsync(file, header, header.RedundantDirectorySector, 48, cancellationToken);
        redundant?.Claim(_claims, header, "redundant ");
        return error;
    }

    private async Task<DiskFormatError?> CheckGrainsAsync(VmdkMap map, CancellationToken cancellationToken)
    {
        var check = new EntryCheck(map, file.Length);
        var fault = await check.RunAsync((slice, grain) => ClaimGrain(map, slice, grain), cancellationToken);
        IsComplete = check.IsComplete;
        return fault;
    }

    private DiskFormatError? ClaimGrain(VmdkMap map, TableSlice slice, long grain)
    {
        if (map.StartOf(slice, grain) is not { } start)
        {
            return null;
        }

        _claims.ClaimData(start, map.NeededBytes(grain));
        return map.FindFault(slice, grain);
    }

    private DiskFormatError? FindOverlap() =>
        _claims.FindOverlap("grain") is { } overlap ? VmdkErrors.Broken(overlap.Offset, overlap.What) : null;
}
