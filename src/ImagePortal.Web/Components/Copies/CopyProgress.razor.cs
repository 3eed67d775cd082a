using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Operations;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Copies;

/// <summary>Follows one copy from its first second to its end.</summary>
public sealed partial class CopyProgress
{
    private OperationDetail? _detail;
    private ImageListItem? _source;
    private Error? _refusal;

    [Inject] public required GetOperation GetOperation { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required CancelOperation CancelOperation { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }

    [Parameter, EditorRequired] public required OperationId Operation { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }

    private string ProgressText => _detail!.Operation switch
    {
        { CancelRequested: true } => "Is being cancelled",
        { State: OperationState.Queued } => "Starts in a moment",
        var view => OperationWords.Progress(view.Stage, view.BytesDone, view.BytesTotal),
    };

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await GetOperation.RunAsync(Caller, Operation, cancellationToken);
        (_detail, _refusal) = (found.Value, found.Error);
        if (found.Value is { } detail && _source is null)
        {
            _source = await FindSourceAsync(new ImageId(detail.Operation.ImageId), cancellationToken);
        }
    }

    /// <summary>The copy says what it was made from; that may be deleted by now.</summary>
    private async Task<ImageListItem?> FindSourceAsync(ImageId copy, CancellationToken cancellationToken)
    {
        var made = await GetImage.RunAsync(Caller, copy, cancellationToken);
        return ImageId.TryParse(made.Value?.SourceName, out var source) ? (await GetImage.RunAsync(Caller, source, cancellationToken)).Value?.Image : null;
    }

    private async Task CancelAsync()
    {
        await CancelOperation.RunAsync(Caller, Operation, Gone);
        await LoadAsync(Gone);
    }
}
