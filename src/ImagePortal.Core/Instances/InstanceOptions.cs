using System.ComponentModel.DataAnnotations;
using ImagePortal.Core.Regions;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Instances;

/// <summary>How this node runs instances, section <c>Portal:Instances</c>.</summary>
public sealed record InstanceOptions : IValidatableObject
{
    /// <summary>Whether it does; null does so where the hypervisor is installed.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Folder of the instances' disks; null is <c>instances</c> under the data path of an embedded set-up. It must be this node's alone.</summary>
    [MinLength(1)]
    public string? Path { get; init; }

    /// <summary>The hypervisor: a path, or a name to look for.</summary>
    [Required]
    public string Hypervisor { get; init; } = "qemu-system-x86_64";

    public InstanceAccelerator Accelerator { get; init; } = InstanceAccelerator.Auto;

    /// <summary>Codes of the regions whose instances run here; none stands for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Memory of all instances that run here at once; null is half of the machine's.</summary>
    [Range(256, 16_777_216)]
    public int? MemoryMiB { get; init; }

    /// <summary>Seconds that a system has to shut down by itself.</summary>
    [Range(0, 3600)]
    public int StopGraceSeconds { get; init; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Regions
        .Where(x => !RegionCode.TryParse(x, out _))
        .Select(x => new ValidationResult($"Portal:Instances:Regions: {x} is not the code of a region."));
}

public enum InstanceAccelerator
{
    /// <summary>The processor's own virtualisation where this process may use it.</summary>
    Auto,
    Kvm,

    /// <summary>Emulation: slow, and everywhere.</summary>
    Tcg,
}

[OptionsValidator]
internal sealed partial class InstanceOptionsValidator : IValidateOptions<InstanceOptions>;
