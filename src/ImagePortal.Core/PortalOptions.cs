using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core;

/// <summary>Settings of the whole portal, section <c>Portal</c>.</summary>
public sealed record PortalOptions
{
    /// <summary>Folder of the database, the stores and the staging area of an embedded set-up. Relative to the working directory.</summary>
    [Required]
    public string DataPath { get; init; } = "data";

    /// <summary>Address that people reach the portal at, for links in mails; null takes the first address the server listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>What this node does: <c>web</c>, <c>worker</c> or both, separated by commas.</summary>
    [RegularExpression("^(web|worker)(,(web|worker))?$")]
    public string Roles { get; init; } = "web,worker";

    internal bool IsWorker => Roles.Contains("worker", StringComparison.Ordinal);
}

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;
