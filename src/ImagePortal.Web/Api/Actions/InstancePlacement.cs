using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Where an instance is.</summary>
internal sealed record InstancePlacement
{
    [Wire("The zone of the region.", MaxLength = 64)]
    public string? Zone { get; init; }
}
