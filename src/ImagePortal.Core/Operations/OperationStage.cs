namespace ImagePortal.Core.Operations;

/// <summary>What an operation does now.</summary>
public enum OperationStage
{
    Uploading,
    Inspecting,
    Storing,
    Copying,
    Sealing,
}
