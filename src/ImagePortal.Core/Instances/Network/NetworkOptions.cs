using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Instances.Network;

/// <summary>The private network that instances are told of, section <c>Portal:Instances:Network</c>. All nodes name the same one.</summary>
public sealed record NetworkOptions : IValidatableObject
{
    /// <summary>Each region's instances have addresses of this subnet, a prefix of 8 to 27. Its first sixteen are given to none.</summary>
    [Required]
    public string Subnet { get; init; } = "10.0.0.0/16";

    /// <summary>Null is the subnet's first address.</summary>
    public string? Gateway { get; init; }

    /// <summary>Name servers, three at most; none is the subnet's second address.</summary>
    [MaxLength(3)]
    public IReadOnlyList<string> Dns { get; init; } = [];

    /// <summary>Instances have a network card. It needs a hypervisor with user networking.</summary>
    public bool Card { get; init; } = true;

    /// <summary>Writes into ext file systems: a path, or a name to look for, as the two below.</summary>
    [Required]
    public string Debugfs { get; init; } = "debugfs";

    /// <summary>Replays a journal before that.</summary>
    [Required]
    public string E2fsck { get; init; } = "e2fsck";

    /// <summary>Writes into NTFS.</summary>
    [Required]
    public string Ntfscp { get; init; } = "ntfscp";

    /// <summary>Seconds that each of them may take.</summary>
    [Range(1, 3600)]
    public int ToolSeconds { get; init; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AddressPlan.Parse(this) is not { } plan)
        {
            yield return new("Portal:Instances:Network:Subnet: give an IPv4 subnet with a prefix of 8 to 27, such as 10.0.0.0/16.", [nameof(Subnet)]);
            yield break;
        }

        if (!plan.IsGatewayInside)
        {
            yield return new("Portal:Instances:Network:Gateway: give one address of the subnet, neither its first nor its last.", [nameof(Gateway)]);
        }

        foreach (var server in Dns.Where(x => AddressPlan.NumberOf(x) is null))
        {
            yield return new($"Portal:Instances:Network:Dns: '{server}' is no IPv4 address.", [nameof(Dns)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class NetworkOptionsValidator : IValidateOptions<NetworkOptions>;
