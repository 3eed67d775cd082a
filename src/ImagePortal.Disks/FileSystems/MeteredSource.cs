using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems;

/// <summary>Charges every read to a budget. The source below stays the caller's to dispose.</summary>
public sealed class MeteredSource(IRandomAccessSource source, InspectionBudget budget) : IRandomAccessSource
{
    public long Length => source.Length;

    /// <exception cref="BudgetExceededException">The budget does not cover this read.</exception>
    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = await source.ReadAtAsync(offset, buffer, cancellationToken);
        budget.Read(read);
        return read;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
