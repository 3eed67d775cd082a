using ImagePortal.Core.Operations;
using ImagePortal.Storage;

namespace ImagePortal.Core.Copies;

internal sealed record CopyOutcome(TransferResult Transfer) : OperationOutcome;
