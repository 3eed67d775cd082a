using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>Whatever a reader of a dynamic disk would need must lie inside the file, and no byte may serve twice.</summary>
internal sealed class VhdCheck(IRandomAccessSource file, VhdHeader header, long footerOffset)
{
    private readonly RangeClaims _claims = new();

    /// <summary>False when the table was too long to be looked through.</summary>
    public bool IsComplete { get; private set; }

    public async Task<DiskFormatError?> RunAsync(VhdMap map, CancellationToken cancellationToken)
    {
        if (header.TableOffset < 0 || header.TableOffset > file.Length - header.TableSize)
        {
            return VhdErrors.Broken(
                header.Offset + 16,
                $"the block allocation table at byte {(ulong)header.TableOffset} lies beyond the file's {file.Length} bytes");
        }

        _claims.ClaimTable("the copy of the footer", 0, VhdFooter.Size);
        _claims.ClaimTable("the dynamic header", header.Offset, VhdHeader.Size);
        _claims.ClaimTable("the block allocation table", header.TableOffset, header.TableSize);
        _claims.ClaimTable("the footer", footerOffset, file.Length - footerOffset);
        var check = new EntryCheck(map, file.Length);
        var fault = await check.RunAsync((slice, block) => ClaimBlock(map, slice, block), cancellationToken);
        IsComplete = check.IsComplete;
        return fault ?? (_claims.FindOverlap("block") is { } overlap ? VhdErrors.Broken(overlap.Offset, overlap.What) : null);
    }

    private DiskFormatError? ClaimBlock(VhdMap map, TableSlice slice, long block)
    {
        if (VhdMap.StartOf(slice, block) is not { } start)
        {
            return null;
        }

        _claims.ClaimData(start, header.BitmapSize + (1L << header.BlockBits));
        return map.FindFault(slice, block);
    }
}
