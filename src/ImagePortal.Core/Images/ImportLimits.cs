using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>What may be brought in, section <c>Portal:Imports</c>.</summary>
public sealed record ImportLimits
{
    [Range(1, 100_000)]
    public int MaxFileGiB { get; init; } = 500;

    /// <summary>Room of one account's unfinished uploads.</summary>
    [Range(1, 1_000_000)]
    public int StagingGiBPerAccount { get; init; } = 200;

    /// <summary>Looks at far sources that an account may take within a minute.</summary>
    [Range(1, 100_000)]
    public int ChecksPerMinute { get; init; } = 20;
}

[OptionsValidator]
internal sealed partial class ImportLimitsValidator : IValidateOptions<ImportLimits>;
