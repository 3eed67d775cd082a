using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <summary>
/// Places and counted operations of one account in one region (R13, R14). One row under a version token, changed in the transaction that uses it,
/// so that racing requests cannot pass a limit.
/// </summary>
public sealed class RegionUsage(AccountId account, RegionCode region)
{
    public AccountId Account { get; private set; } = account;

    public RegionCode Region { get; private set; } = region;

    /// <summary>Images that keep a place: available, in progress and recycled (D17).</summary>
    public int Places { get; private set; }

    /// <summary>The day that <see cref="Operations"/> counts, in the region's time zone (D3).</summary>
    public DateOnly Day { get; private set; }

    public int Operations { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Takes a place and one of the day's operations, or neither.</summary>
    public Result Reserve(LimitOptions limits, DateOnly today, DateTimeOffset resetsAt)
    {
        var place = ReservePlace(limits);
        if (!place.Ok)
        {
            return place;
        }

        var operation = CountOperation(limits, today, resetsAt);
        if (!operation.Ok)
        {
            FreePlace();
        }

        return operation;
    }

    /// <summary>R13.</summary>
    public Result ReservePlace(LimitOptions limits)
    {
        if (Places >= limits.ImagesPerRegion)
        {
            return ImageErrors.NoPlaceLeft(limits.ImagesPerRegion);
        }

        (Places, Version) = (Places + 1, Guid.NewGuid());
        return Result.Done;
    }

    /// <summary>R14.</summary>
    public Result CountOperation(LimitOptions limits, DateOnly today, DateTimeOffset resetsAt)
    {
        if (UsedOn(today) >= limits.OperationsPerDay)
        {
            return ImageErrors.NoOperationLeft(limits.OperationsPerDay, resetsAt);
        }

        (Operations, Day, Version) = (UsedOn(today) + 1, today, Guid.NewGuid());
        return Result.Done;
    }

    /// <summary>Gives both back: nothing came of it.</summary>
    public void Refund(DateOnly? countedOn)
    {
        FreePlace();
        UncountOperation(countedOn);
    }

    public void FreePlace() => (Places, Version) = (Math.Max(0, Places - 1), Guid.NewGuid());

    /// <summary>Nothing changes for an operation of another day.</summary>
    public void UncountOperation(DateOnly? countedOn) =>
        (Operations, Version) = (countedOn == Day ? Math.Max(0, Operations - 1) : Operations, Guid.NewGuid());

    /// <summary>An image took another name; racing changes of names meet in the version.</summary>
    public void NamesChanged() => Version = Guid.NewGuid();

    /// <summary>An image left the list and kept its place, or had none; what is known of the list counts no longer.</summary>
    public void ListChanged() => Version = Guid.NewGuid();

    /// <summary>Instances were started; racing launches meet in the version.</summary>
    public void InstancesChanged() => Version = Guid.NewGuid();

    public int UsedOn(DateOnly day) => Day == day ? Operations : 0;
}
