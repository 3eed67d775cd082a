using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>What may be brought in, and from where, section <c>Portal:Imports</c>.</summary>
public sealed record ImportLimits : IValidatableObject
{
    [Range(1, 100_000)]
    public int MaxFileGiB { get; init; } = 500;

    /// <summary>Room of one account's unfinished uploads.</summary>
    [Range(1, 1_000_000)]
    public int StagingGiBPerAccount { get; init; } = 200;

    /// <summary>Looks at far sources that an account may take within a minute.</summary>
    [Range(1, 100_000)]
    public int ChecksPerMinute { get; init; } = 20;

    /// <summary>
    /// <c>host</c> or <c>host:port</c> that may be read though its address is private or its port unusual. With a port it may even be this machine.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Nothing is read but <see cref="AllowedHosts"/>.</summary>
    public bool OnlyAllowedHosts { get; init; }

    /// <summary>Plain http is read too.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>PEM file of authorities whose certificates servers may show besides those that this machine trusts.</summary>
    public string? TrustedCertificates { get; init; }

    /// <summary>Ports of hosts that are not named; null for 443 and 80.</summary>
    public IReadOnlyList<int>? AllowedPorts { get; init; }

    [ValidateEnumeratedItems]
    public IReadOnlyList<ImportBucket> Buckets { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var entry in AllowedHosts.Where(x => AllowedHost.Parse(x) is null))
        {
            yield return new($"AllowedHosts: '{entry}' is neither host nor host:port.", [nameof(AllowedHosts)]);
        }

        if (TrustedCertificates is not null && !File.Exists(TrustedCertificates))
        {
            yield return new($"TrustedCertificates: there is no file {TrustedCertificates}.", [nameof(TrustedCertificates)]);
        }

        if (AllowedPorts?.Any(x => x is < 1 or > 65535) == true)
        {
            yield return new("AllowedPorts: a port is a number from 1 to 65535.", [nameof(AllowedPorts)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class ImportLimitsValidator : IValidateOptions<ImportLimits>;
