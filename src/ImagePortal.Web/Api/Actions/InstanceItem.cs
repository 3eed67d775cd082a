namespace ImagePortal.Web.Api.Actions;

/// <summary>An instance on the wire. It has no public address and no data disk, and says so with empty lists.</summary>
/// <param name="CPU">Processors.</param>
/// <param name="Memory">GiB.</param>
/// <param name="FailureReason">Our own: why it failed, or stopped by itself.</param>
internal sealed record InstanceItem(
    InstancePlacement Placement,
    string InstanceId,
    string InstanceType,
    int CPU,
    int Memory,
    string InstanceName,
    string InstanceChargeType,
    InstanceDisk SystemDisk,
    string ImageId,
    string OsName,
    string CreatedTime,
    string InstanceState,
    string LatestOperationState,
    string FailureReason)
{
    public IReadOnlyList<InstanceDisk> DataDisks { get; init; } = [];

    public IReadOnlyList<string> PrivateIpAddresses { get; init; } = [];

    public IReadOnlyList<string> PublicIpAddresses { get; init; } = [];

    public string RestrictState { get; init; } = "NORMAL";
}
