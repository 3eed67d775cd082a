using System.Diagnostics.Metrics;

namespace ImagePortal.Storage;

/// <summary>What the image stores of this process moved, in bytes.</summary>
internal static class StorageMetrics
{
    private static readonly Meter Meter = new("ImagePortal.Storage");

    public static readonly Counter<long> BytesRead =
        Meter.CreateCounter<long>("imageportal.storage.read", "By", "Bytes read from image stores, as stored.");

    public static readonly Counter<long> BytesWritten =
        Meter.CreateCounter<long>("imageportal.storage.written", "By", "Bytes written to image stores, as stored.");

    public static readonly Counter<long> BytesReused =
        Meter.CreateCounter<long>("imageportal.storage.reused", "By", "Bytes of disks that an image store already had.");
}
