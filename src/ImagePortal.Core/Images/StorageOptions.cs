using System.ComponentModel.DataAnnotations;
using ImagePortal.Core.Regions;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>
/// Where regions keep their images, section <c>Portal:Storage</c>. A region's store is always a place of its own below what is set here, by
/// the name of the region's code.
/// </summary>
public sealed record StorageOptions : IValidatableObject
{
    public StorageKind Kind { get; init; } = StorageKind.Folder;

    /// <summary>Folder with one store a region; null is <c>stores</c> under the data path.</summary>
    [MinLength(1)]
    public string? Folder { get; init; }

    /// <summary>The service that regions with <see cref="StorageKind.S3"/> use.</summary>
    public S3Settings S3 { get; init; } = new();

    /// <summary>Regions that differ, by their codes. What one of them leaves out is as above.</summary>
    public IReadOnlyDictionary<string, RegionStorage> Regions { get; init; } = new Dictionary<string, RegionStorage>();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == StorageKind.S3 && S3.Flaw("Portal:Storage:S3") is { } flaw)
        {
            yield return new ValidationResult(flaw);
        }

        foreach (var (code, region) in Regions)
        {
            var path = $"Portal:Storage:Regions:{code}";
            if (!RegionCode.TryParse(code, out _))
            {
                yield return new ValidationResult($"{path} is not the code of a region.");
            }
            else if ((region.Kind ?? Kind) == StorageKind.S3 && region.S3.Over(S3).Flaw($"{path}:S3") is { } missing)
            {
                yield return new ValidationResult(missing);
            }
        }
    }
}

public enum StorageKind
{
    Folder,
    S3,
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
