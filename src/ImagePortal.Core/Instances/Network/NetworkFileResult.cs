namespace ImagePortal.Core.Instances.Network;

/// <summary>What became of the network file.</summary>
/// <param name="Path">Where the guest finds it; null when it was not written.</param>
/// <param name="Problem">Why not, as the end of a sentence.</param>
/// <param name="IsTouched">Something of the disk may have been changed before that.</param>
internal sealed record NetworkFileResult(string? Path, string? Problem, bool IsTouched = false);
