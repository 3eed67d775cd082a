using ImagePortal.Core.Operations;
using ImagePortal.Storage;

namespace ImagePortal.Core.Imports;

internal sealed record ImportOutcome(IngestResult Ingest) : OperationOutcome;
