using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

public static class StoreErrors
{
    public static Error OperatorsOnly { get; } =
        new(ErrorKind.Forbidden, "store.operators-only", "Stores are looked after by operators of this portal. Ask one of them.");

    public static Error Busy(RegionCode region, UpkeepKind kind, OperationId running) => new(
        ErrorKind.Conflict, "store.busy", $"A {kind.ToString().ToLowerInvariant()} of {region} runs already: {running}. Wait for its end, or cancel it.");

    public static Error NotRunning(RegionCode region) =>
        new(ErrorKind.Conflict, "store.not-running", $"Nothing runs in the store of {region}; there is nothing to cancel.");

    public static Error Unreachable(RegionCode region, string reason) =>
        new(ErrorKind.Unavailable, "store.unreachable", $"The store of {region} cannot be reached: {reason}");

    public static Error OwnedByAnother(string place) => new(
        ErrorKind.Conflict,
        "store.owned-by-another",
        $"The store at {place} belongs to another portal's database: its object “owner” says so. Nothing was removed. If that portal is gone for good, remove the object and collect again.");

    public static Error ManifestDamaged(string reason) => new(
        ErrorKind.Conflict,
        "store.manifest-damaged",
        $"{reason} No one knows which chunks it names, so nothing was removed. Verify the store, which repairs it from another region that has the image.");
}
