using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Operations;

/// <summary>Operations in words, the same in lists, drawer and pages.</summary>
internal static class OperationWords
{
    /// <summary>Name of the stage as the stepper knows it.</summary>
    internal static string StageOf(OperationStage stage) => stage switch
    {
        OperationStage.Uploading => "Upload",
        OperationStage.Inspecting => "Inspect",
        OperationStage.Storing => "Store",
        OperationStage.Copying => "Copy",
        OperationStage.Bringing => "Download",
        OperationStage.Checking => "Inspect",
        OperationStage.Fetching => "Download",
        OperationStage.Verifying => "Verify",
        OperationStage.Repairing => "Repair",
        OperationStage.Collecting => "Collect",
        OperationStage.Writing => "Write",
        OperationStage.Sending => "Send",
        OperationStage.Preparing => "Prepare",
        OperationStage.Starting => "Start",
        OperationStage.Capturing => "Capture",
        OperationStage.Reading => "Store",
        _ => "Seal",
    };

    /// <summary>The stages of an import, where the one that runs tells which they are.</summary>
    internal static IReadOnlyList<StageItem> StagesOf(OperationStage stage, string? detail) => stage switch
    {
        OperationStage.Checking or OperationStage.Fetching => StageItem.OfFarImport(StageOf(stage), detail),
        OperationStage.Writing or OperationStage.Sending => StageItem.OfExport(StageOf(stage), detail),
        OperationStage.Preparing or OperationStage.Starting => StageItem.OfLaunch(StageOf(stage), detail),
        OperationStage.Bringing => StageItem.OfBroughtImport(StageOf(stage), detail),
        _ => StageItem.OfImport(StageOf(stage), detail),
    };

    /// <summary>How far the stage is: <c>Uploading, 0.81 of 1.92 GiB</c>.</summary>
    internal static string Progress(OperationStage stage, long done, long total) =>
        total > 0 && stage is OperationStage.Uploading or OperationStage.Storing or OperationStage.Copying or OperationStage.Bringing or OperationStage.Fetching
                or OperationStage.Verifying or OperationStage.Repairing or OperationStage.Writing or OperationStage.Sending or OperationStage.Preparing
                or OperationStage.Capturing or OperationStage.Reading
            ? $"{WordOf(stage)}, {ByteText.Part(done, total)}"
            : WordOf(stage);

    private static string WordOf(OperationStage stage) => stage switch
    {
        OperationStage.Bringing or OperationStage.Fetching => "Downloading",
        OperationStage.Checking => "Inspecting",
        OperationStage.Reading => "Storing",
        _ => stage.ToString(),
    };

    /// <summary>It is about a region's store and not about an image.</summary>
    internal static bool IsUpkeep(OperationKind kind) => kind is OperationKind.Verification or OperationKind.Collection;

    /// <summary>It is about an instance and not about an image.</summary>
    internal static bool IsOfInstance(OperationKind kind) => kind is OperationKind.Launch or OperationKind.Reinstall;

    /// <summary>What it does to what: <c>Import web-base</c>, <c>Copy web-base to Shanghai</c>.</summary>
    internal static string TitleOf(OperationView operation, string region) => operation.Kind switch
    {
        OperationKind.Copy => $"Copy {operation.ImageName} to {region}",
        OperationKind.Launch => $"Start {operation.ImageName}",
        OperationKind.Reinstall => $"Reinstall {operation.ImageName}",
        OperationKind.Create => $"Create image {operation.ImageName}",
        OperationKind.Verification => $"Verify the store of {region}",
        OperationKind.Collection => $"Collect in the store of {region}",
        _ => $"{operation.Kind} {operation.ImageName}",
    };

    /// <summary>Queued, Running, Succeeded, Refused, Failed or Cancelled: refused is a rule's no, failed alone is our fault.</summary>
    internal static string StateOf(OperationView operation) => operation switch
    {
        { State: OperationState.Failed, IsOurFault: false } => "Refused",
        { State: OperationState.Queued, IsWaiting: true } => "Running",
        _ => operation.State.ToString(),
    };

    internal static string DetailOf(OperationView operation, string region) => operation.State switch
    {
        OperationState.Succeeded => operation.Kind switch
        {
            OperationKind.Export => "The object is in its bucket",
            OperationKind.Launch => $"Started in {region}",
            OperationKind.Reinstall => $"Reinstalled in {region}",
            var kind => IsUpkeep(kind) ? "" : $"Ready in {region}",
        },
        OperationState.Failed => operation.RefusalMessage ?? "",
        OperationState.Cancelled when IsOfInstance(operation.Kind) => "Cancelled",
        OperationState.Cancelled => operation.Counted ? "Cancelled" : "Cancelled. Not counted.",
        _ when operation.CancelRequested => "Is being cancelled",
        OperationState.Queued when !operation.IsWaiting => operation.Attempt > 0 ? "Tried again in a moment" : "Starts in a moment",
        _ => Progress(operation.Stage, operation.BytesDone, operation.BytesTotal),
    };

    internal static OperationItem ItemOf(OperationView operation, string region) => new(
        operation.Id.Value,
        TitleOf(operation, region),
        StateOf(operation),
        operation.IsOver ? null : operation.Percent,
        operation.State == OperationState.Cancelled || IsUpkeep(operation.Kind) || IsOfInstance(operation.Kind) ? null : operation.ImageId,
        operation.Region.Value,
        DetailOf(operation, region),
        operation.EndedAt ?? operation.CreatedAt)
    {
        InstanceId = operation.Kind == OperationKind.Reinstall || (operation.Kind == OperationKind.Launch && operation.State != OperationState.Cancelled) ? operation.ImageId : null,
        CanCancel = !operation.IsOver && !operation.CancelRequested,
        IsInList = operation is { Kind: OperationKind.Create, State: not OperationState.Cancelled },
        ReportLink = operation is { State: OperationState.Failed, Kind: OperationKind.Import } ? $"/images/{operation.Region}/{operation.ImageId}" : null,
    };
}
