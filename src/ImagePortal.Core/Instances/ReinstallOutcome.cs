using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Instances;

/// <summary>The new disk is whole, and lies beside the old one.</summary>
internal sealed record ReinstallOutcome(NetworkFileResult File) : OperationOutcome;
