using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Exports;

/// <param name="Task">A number for the whole, as clients of the API want one; zero for a dry run.</param>
/// <param name="Paths">Where the objects will lie in the bucket, one an image.</param>
/// <param name="Operations">One an image; none for a dry run.</param>
public sealed record ExportStarted(long Task, IReadOnlyList<string> Paths, IReadOnlyList<OperationId> Operations);
