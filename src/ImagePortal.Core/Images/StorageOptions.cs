using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>Where regions keep their images, section <c>Portal:Storage</c>.</summary>
public sealed record StorageOptions
{
    public StorageKind Kind { get; init; } = StorageKind.Folder;

    /// <summary>Folder with one store a region; null is <c>stores</c> under the data path.</summary>
    [MinLength(1)]
    public string? Folder { get; init; }
}

public enum StorageKind
{
    Folder,
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
