using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Instances;

/// <param name="Instances">None for a dry run.</param>
/// <param name="Operations">What makes their disks, one each; none where a request came again.</param>
public sealed record LaunchStarted(IReadOnlyList<InstanceId> Instances, IReadOnlyList<OperationId> Operations);
