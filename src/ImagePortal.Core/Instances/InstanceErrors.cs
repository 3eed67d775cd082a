using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

public static class InstanceErrors
{
    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "instance.name", $"A name has at most {Instance.MaxNameLength} characters, and no line breaks. Shorten it and start again.");

    public static Error BadCount { get; } = new(ErrorKind.Invalid, "instance.count", $"One request starts 1 to {LaunchRequest.MaxCount} instances. Ask for fewer, or twice.");

    public static Error BadToken { get; } =
        new(ErrorKind.Invalid, "instance.token", $"A client token has at most {Instance.MaxTokenLength} characters. Send a shorter one.");

    public static Error NoInstances { get; } = new(ErrorKind.Invalid, "instance.none", "No instance is named. Name at least one.");

    public static Error NoRoom { get; } =
        new(ErrorKind.Unavailable, "instance.no-room", "The host's disk has no room for another disk. Terminate an instance that is not needed, try again later, or ask the operator.");

    public static Error NoMemory { get; } =
        new(ErrorKind.Unavailable, "instance.no-memory", "The host has no memory left for another instance of this type. Stop one, take a smaller type, or ask the operator.");

    public static Error ContentMissing { get; } = new(
        ErrorKind.Unavailable, "instance.content", "A part of the image's content is missing or damaged in the region's store. Ask the operator to verify the store.");

    public static Error DidNotStart { get; } =
        new(ErrorKind.Unavailable, "instance.start", "The hypervisor did not start it. Try again, or ask the operator: the portal's log tells what it said.");

    public static Error ConsoleElsewhere { get; } =
        new(ErrorKind.Unavailable, "instance.console", "The console of this instance is on another node of the portal. Look again in a moment, or ask the operator.");

    public static Error NoRoomToCapture { get; } = new(
        ErrorKind.Unavailable, "instance.no-capture-room", "The host's disk has no room for a copy of the running instance's disk. Stop the instance and make the image then, or ask the operator.");

    public static Error DiskMissing { get; } =
        new(ErrorKind.Unavailable, "instance.disk", "The instance's disk is not on its host any more. Ask the operator: the host's folder may have been replaced.");

    public static Error HostGone(InstanceId id) => new(
        ErrorKind.Unavailable, "instance.host-gone", $"The node that has the disk of {id} was not heard of for a while. Try again later, or ask the operator.");

    /// <summary>R34: one image at a time, and no start while a disk at rest is read.</summary>
    public static Error Imaged(InstanceId id, OperationId operation) => new(
        ErrorKind.Conflict, "instance.imaged", $"Operation {operation} makes an image of {id}. Wait for it, or cancel it.");

    /// <summary>R91: nobody else has the disk while it is replaced.</summary>
    public static Error Reinstalled(InstanceId id, OperationId operation) => new(
        ErrorKind.Conflict, "instance.reinstalled", $"Operation {operation} reinstalls {id}. Wait for it, or cancel it.");

    /// <summary>D13.</summary>
    public static Error SharedImage(ImageId image) => new(
        ErrorKind.Forbidden, "instance.shared-image", $"Image {image} is shared by another account: such images start new instances, and reinstall none. Choose an own, public or market image.");

    public static Error ImageGone(InstanceId id) => new(
        ErrorKind.Conflict, "instance.image-gone", $"The image that {id} has is not available any more. Choose another one.");

    internal static Error Busy(InstanceId id, Operation operation) =>
        operation.Kind == OperationKind.Reinstall ? Reinstalled(id, operation.Id) : Imaged(id, operation.Id);

    public static Error NotFound(InstanceId id) => new(ErrorKind.NotFound, "instance.not-found", $"There is no instance {id} in this account.");

    public static Error NotNow(InstanceId id, InstanceState state) =>
        new(ErrorKind.Conflict, "instance.state", $"Instance {id} is {state.ToString().ToLowerInvariant()}; this cannot be done now.");

    public static Error UnknownType(string type) => new(
        ErrorKind.Invalid, "instance.type", $"There is no instance type '{type}'. Choose {string.Join(", ", InstanceType.All.SkipLast(1).Select(x => x.Name))} or {InstanceType.All[^1].Name}.");

    /// <summary>R19: an image starts instances where it is kept.</summary>
    public static Error OtherRegion(ImageId image, RegionCode kept) =>
        new(ErrorKind.Conflict, "instance.region", $"Image {image} is kept in {kept}. Start the instance there.");

    /// <summary>R60: nothing new starts from what is deleted, and nothing yet from what is not complete.</summary>
    public static Error ImageNotAvailable(ImageId image, ImageState state) => new(ErrorKind.Conflict, "instance.image-state", state == ImageState.Recycled
        ? $"Image {image} was deleted or is no longer offered. Choose another one, or restore it from the recycle bin."
        : $"Image {image} is {state.ToString().ToLowerInvariant()}. Instances start from it once it is available.");

    public static Error NoHypervisor(RegionCode region) =>
        new(ErrorKind.Unavailable, "instance.no-hypervisor", $"No node of this portal runs instances in {region}. Choose another region, or ask the operator.");

    public static Error NoAddress(RegionCode region) => new(
        ErrorKind.Unavailable, "instance.no-address", $"No private address is left for another instance in {region}. Terminate one that is not needed, or ask the operator for a larger subnet.");

    public static Error LimitReached(int limit, RegionCode region) => new(
        ErrorKind.LimitReached, "instance.limit", $"An account has at most {limit} instances in {region}. Terminate one that is not needed, then start this again.");
}
