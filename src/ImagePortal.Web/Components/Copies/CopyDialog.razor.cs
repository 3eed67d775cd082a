using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Copies;

/// <summary>Copies the chosen images to other regions (R41, R42), and says beforehand how much moves and what it counts against.</summary>
public sealed partial class CopyDialog
{
    private readonly HashSet<RegionCode> _chosen = [];
    private IReadOnlyList<CopyPlan>? _plans;
    private ImageCounts? _counts;
    private bool _starting;

    [Inject] public required PlanCopies PlanCopies { get; init; }
    [Inject] public required StartCopies StartCopies { get; init; }
    [Inject] public required CountImages CountImages { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>Images of one region.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ImageListItem> Images { get; set; }

    private string SourceName => Regions.NameOf(Images[0].Region);

    private int Taking => Images.Count * _chosen.Count;

    private string ToMove => _chosen.Count == 0
        ? "Choose a destination"
        : ByteText.Part(Chosen.Sum(x => x.BytesToMove), Chosen.Sum(x => x.BytesTotal));

    private string? WhyNot => _counts switch
    {
        null => "The stores are being compared",
        _ when _chosen.Count == 0 => "Choose a destination",
        { } counts when counts.OperationsUsed + Taking > counts.OperationsLimit =>
            $"{CopyWords.Copies(Taking)} would pass the limit of {counts.OperationsLimit} operations today",
        _ => null,
    };

    private string StartText => _chosen.Count switch
    {
        0 => "Copy",
        1 => $"Copy to {Chosen.Single().Name}",
        var many => $"Copy to {many} regions",
    };

    private IEnumerable<CopyPlan> Chosen => _plans?.Where(x => _chosen.Contains(x.Destination)) ?? [];

    /// <summary>Opens it; gives what came of each copy, or null when none was asked for.</summary>
    public static async Task<IReadOnlyList<CopyResult>?> ShowAsync(IDialogService dialogs, IReadOnlyList<ImageListItem> images)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<CopyDialog>("Copy images", new DialogParameters<CopyDialog> { { x => x.Images, images } }, options);
        return (await dialog.Result)?.Data as IReadOnlyList<CopyResult>;
    }

    protected override async Task OnInitializedAsync()
    {
        var caller = await CurrentCaller.GetAsync();
        _counts = (await CountImages.RunAsync(caller, Images[0].Region, CancellationToken.None)).Value;
        _plans = await PlanCopies.RunAsync(caller, [.. Images.Select(x => x.Id)], CancellationToken.None);
    }

    private static string SizeOf(ImageListItem image) =>
        $"{(image.VirtualSize is { } size ? ByteText.Of(size) : "Unknown size")}, {ByteText.Of(image.StoredSize ?? 0)} stored";

    private void Choose(RegionCode destination)
    {
        if (!_chosen.Remove(destination))
        {
            _chosen.Add(destination);
        }
    }

    private async Task StartAsync()
    {
        if (_starting)
        {
            return;
        }

        _starting = true;
        var request = new CopyRequest([.. Images.Select(x => x.Id)], [.. _chosen]);
        Dialog.Close(DialogResult.Ok(await StartCopies.RunAsync(await CurrentCaller.GetAsync(), request, CancellationToken.None)));
    }

    private void Close() => Dialog.Cancel();
}
