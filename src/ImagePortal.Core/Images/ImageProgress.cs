using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Images;

/// <summary>How far the operation is that makes an image. Bytes are those of the stage.</summary>
public sealed record ImageProgress(OperationId Operation, OperationState State, OperationStage Stage, long BytesDone, long BytesTotal)
{
    public int Percent => Operations.Operation.PercentOf(State, Stage, BytesDone, BytesTotal);
}
