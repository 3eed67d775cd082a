namespace ImagePortal.Web.Api.Actions;

/// <param name="DiskSize">GiB, rounded up.</param>
internal sealed record InstanceDisk(string DiskType, string DiskId, long DiskSize);
