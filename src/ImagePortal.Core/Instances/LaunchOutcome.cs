using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Instances;

/// <summary>It runs.</summary>
internal sealed record LaunchOutcome : OperationOutcome;
