using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Audit;

/// <summary>How the audit is protected, section <c>Portal:Audit</c>.</summary>
public sealed record AuditOptions
{
    /// <summary>Key of the hashes, at least 32 bytes in Base64; null keeps one in <c>keys/audit.key</c> under the data path.</summary>
    [Base64String, MinLength(44)]
    public string? Key { get; init; }

    /// <summary>How often the head of the chain is noted outside of the database, so that cutting off its end is seen too.</summary>
    [Range(1, 10_000)]
    public int AnchorMinutes { get; init; } = 60;
}

[OptionsValidator]
internal sealed partial class AuditOptionsValidator : IValidateOptions<AuditOptions>;
