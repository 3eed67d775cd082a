using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Instances;

/// <summary>A reinstallation that is under way.</summary>
public sealed record InstanceReinstall(OperationId Operation, int Percent);
