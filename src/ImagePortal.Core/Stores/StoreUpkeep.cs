using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

/// <summary>One kind of upkeep of one region's store: what runs, when the next one is due, and how the last one ended.</summary>
public sealed class StoreUpkeep(RegionCode region, UpkeepKind kind, DateTimeOffset dueAt)
{
    public RegionCode Region { get; private set; } = region;

    public UpkeepKind Kind { get; private set; } = kind;

    /// <summary>The portal starts it by itself from then on.</summary>
    public DateTimeOffset DueAt { get; private set; } = dueAt;

    /// <summary>The operation that does it now; null when none does.</summary>
    public OperationId? Running { get; private set; }

    /// <summary>What the last one that ended found and did, as JSON of <see cref="VerificationReport"/> or <see cref="CollectionReport"/>.</summary>
    public string? LastReport { get; private set; }

    /// <summary>The operation that ended last, however it ended.</summary>
    public OperationId? Last { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Refused while one runs: two would read the same chunks.</summary>
    public Result Begin(OperationId operation)
    {
        if (Running is { } running)
        {
            return StoreErrors.Busy(Region, Kind, running);
        }

        (Running, Version) = (operation, Guid.NewGuid());
        return Result.Done;
    }

    /// <param name="report">What it found; null where it did not come to its end, and the last report stays.</param>
    public void End(OperationId operation, string? report, DateTimeOffset dueAt)
    {
        Running = Running == operation ? null : Running;
        (Last, LastReport, DueAt, Version) = (operation, report ?? LastReport, dueAt, Guid.NewGuid());
    }
}
