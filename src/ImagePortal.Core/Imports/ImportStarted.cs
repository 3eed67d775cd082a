using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Imports;

public sealed record ImportStarted(ImageId Image, OperationId Operation);
