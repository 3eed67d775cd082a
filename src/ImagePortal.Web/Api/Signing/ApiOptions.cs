using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Api.Signing;

/// <summary>The API's own settings, section <c>Portal:Api</c>.</summary>
internal sealed record ApiOptions
{
    /// <summary>
    /// Names that clients sign though they call another, with a port where they sign one: behind a proxy that changes the Host header, or through
    /// an SDK's gateway setting.
    /// </summary>
    [Required]
    public IReadOnlyList<string> HostNames { get; init; } = [];
}

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
