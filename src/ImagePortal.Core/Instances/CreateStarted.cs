using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Instances;

public sealed record CreateStarted(ImageId Image, OperationId Operation);
