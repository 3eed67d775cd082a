using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Criteria;

namespace ImagePortal.Core.Imports;

/// <summary>An import to start.</summary>
/// <param name="Source">Reference of an uploaded file.</param>
public sealed record ImportRequest(RegionCode Region, string Source, string Name, string Description)
{
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>What an inspection in place said before anything was uploaded; null when there was none.</summary>
    public CheckReport? Precheck { get; init; }

    /// <summary>Ids of the criteria whose <see cref="CriterionResult.Acknowledgement"/> the person confirmed (D12).</summary>
    public IReadOnlyList<string> Acknowledged { get; init; } = [];

    /// <summary>Whose licence the system runs under (R79).</summary>
    public ImageLicense License { get; init; }

    /// <summary>Images that replace each other, by a name of the owner's.</summary>
    public string? Family { get; init; }

    /// <summary>Only tells whether it would be accepted.</summary>
    public bool DryRun { get; init; }
}
