using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Exports;

/// <param name="Bytes">Length of the object.</param>
internal sealed record ExportOutcome(long Bytes) : OperationOutcome;
