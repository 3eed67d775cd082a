using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>The request of actions that take instances and nothing else.</summary>
internal sealed record InstancesRequest
{
    [Wire("IDs of own instances.", MaxItems = 100)]
    public required IReadOnlyList<string> InstanceIds { get; init; }
}
