using ImagePortal.Core.Images;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>An instance as lists and pages show it.</summary>
/// <param name="Percent">How far its disk is; null once it is made.</param>
/// <param name="HostGone">The node that has it was not heard of for a while.</param>
/// <param name="Imaging">An image that is being made of it; null when none is.</param>
public sealed record InstanceView(
    InstanceId Id,
    RegionCode Region,
    string Name,
    ImageId Image,
    string ImageName,
    ImageKind ImageKind,
    string? OsFamily,
    string? OsName,
    long DiskSize,
    string Type,
    int Cpus,
    int MemoryMiB,
    InstanceState State,
    string? Reason,
    OperationId Operation,
    int? Percent,
    bool HostGone,
    InstanceImaging? Imaging,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>Null where none is under way (R91).</summary>
    public InstanceReinstall? Reinstall { get; init; }

    /// <summary>Null for one that failed, or is older than addresses.</summary>
    public InstanceNetwork? Network { get; init; }

    /// <summary>Where the network file lies on its disk; null while, or where, it was not written.</summary>
    public string? NetworkFile { get; init; }

    /// <summary>Why the network file could not be written, as the end of a sentence.</summary>
    public string? NetworkFileProblem { get; init; }

    public bool CanStop => State == InstanceState.Running;

    /// <summary>It was asked to stop, and may be cut off.</summary>
    public bool CanCut => State == InstanceState.Stopping;

    public bool CanStart => State == InstanceState.Stopped && Imaging is null && Reinstall is null;

    /// <summary>R34: an image can be made of it now.</summary>
    public bool CanBeImaged => State is InstanceState.Running or InstanceState.Stopped && Imaging is null && Reinstall is null && !HostGone;

    /// <summary>R91: it can be reinstalled now.</summary>
    public bool CanBeReinstalled => CanBeImaged;

    public bool CanTerminate => State != InstanceState.Terminating;
}
