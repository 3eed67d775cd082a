using ImagePortal.Core.Operations;
using ImagePortal.Storage;

namespace ImagePortal.Core.Instances;

/// <param name="FromRunning">The instance ran when its disk was captured (D16).</param>
internal sealed record CreateOutcome(IngestResult Ingest, bool FromRunning) : OperationOutcome;
