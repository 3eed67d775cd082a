using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>How much an account may do, section <c>Portal:Limits</c>.</summary>
public sealed record LimitOptions
{
    /// <summary>R13.</summary>
    [Range(1, 1_000_000)]
    public int ImagesPerRegion { get; init; } = 10;

    /// <summary>R14.</summary>
    [Range(1, 1_000_000)]
    public int OperationsPerDay { get; init; } = 5;

    /// <summary>R17.</summary>
    [Range(1, 1_000_000)]
    public int SharesPerImage { get; init; } = 50;

    /// <summary>Instances of an account in a region at once.</summary>
    [Range(0, 1_000_000)]
    public int InstancesPerRegion { get; init; } = 10;

    /// <summary>Images that an account may be downloading at a time from one node.</summary>
    [Range(1, 10_000)]
    public int DownloadsAtOnce { get; init; } = 4;

    /// <summary>Calls of one action with one API key on one node.</summary>
    [Range(1, 1_000_000)]
    public int ApiRequestsPerSecond { get; init; } = 100;

    /// <summary>Days a deleted image stays in the recycle bin, where it keeps its place (D17).</summary>
    [Range(0, 3650)]
    public int RecycleDays { get; init; } = 7;
}

[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
