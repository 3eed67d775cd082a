namespace ImagePortal.Disks.Formats;

/// <summary>
/// Looks at every entry of a map once, within a budget that grows with the file. What it leaves out is checked when it is read.
/// </summary>
internal sealed class EntryCheck(DiskMap map, long fileLength)
{
    // Entries of 32 bits for 16 GiB of data in units of 64 KiB, and more for larger files.
    private const long LeastBudget = 1 << 20;
    private const long MostBudget = 8 << 20;

    private long _budget = Math.Clamp(fileLength / 1024, LeastBudget, MostBudget);

    /// <summary>False when the budget ended before the last entry.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="findFault">Told the slice and the number of the unit; null, or what is wrong with its entry.</param>
    public async Task<DiskFormatError?> RunAsync(Func<TableSlice, long, DiskFormatError?> findFault, CancellationToken cancellationToken)
    {
        for (var unit = 0L; unit < map.Units && IsComplete;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var slice = await map.ReadSliceAsync(unit, cancellationToken);
            for (; !slice.Bytes.IsEmpty && unit < slice.EndUnit; unit++)
            {
                if (findFault(slice, unit) is { } fault)
                {
                    return fault;
                }
            }

            unit = slice.EndUnit;
            _budget -= slice.Bytes.Length;
            IsComplete = _budget > 0 || unit >= map.Units;
        }

        return null;
    }
}
