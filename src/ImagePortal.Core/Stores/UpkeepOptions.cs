using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Stores;

/// <summary>When the portal looks after its stores by itself, section <c>Portal:Storage:Upkeep</c>.</summary>
public sealed record UpkeepOptions
{
    /// <summary>Hours from one collection of a store to the next; 0 leaves it to operators.</summary>
    [Range(0, 24 * 365)]
    public int CollectEveryHours { get; init; } = 24;

    /// <summary>Days from one verification of a store to the next; 0 leaves it to operators.</summary>
    [Range(0, 3650)]
    public int VerifyEveryDays { get; init; } = 7;

    /// <summary>Hours for which content stays that no image wants: longer than any import or copy may be interrupted.</summary>
    [Range(1, 24 * 365)]
    public int GraceHours { get; init; } = 24;

    internal TimeSpan? IntervalOf(UpkeepKind kind) => kind switch
    {
        UpkeepKind.Collection when CollectEveryHours > 0 => TimeSpan.FromHours(CollectEveryHours),
        UpkeepKind.Verification when VerifyEveryDays > 0 => TimeSpan.FromDays(VerifyEveryDays),
        _ => null,
    };
}

[OptionsValidator]
internal sealed partial class UpkeepOptionsValidator : IValidateOptions<UpkeepOptions>;
