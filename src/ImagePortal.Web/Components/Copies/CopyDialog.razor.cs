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
    private IReadOnlyList<CopyResult>? _results;
    private ImageCounts? _counts;
    private bool _starting;

    [Inject] public required PlanCopies PlanCopies { get; init; }
    [Inject] public required StartCopies StartCopies { get; init; }
    [Inject] public required CountImages CountImages { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>Images of one region.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ImageListItem> Images { get; set; }

    private string SourceName => Regions.NameOf(Images[0].Region);

    private int Taking => Images.Count * _chosen.Count;

    private string ToMove => _chosen.Count == 0
        ? "Choose a destination"
        : $"{ByteText.Of(Chosen.Sum(x => x.BytesToMove))} of {ByteText.Of(Chosen.Sum(x => x.BytesTotal))}";

    private string StartText => _chosen.Count switch
    {
        0 => "Copy",
        1 => $"Copy to {Chosen.Single().Name}",
        var many => $"Copy to {many} regions",
    };

    private IEnumerable<CopyPlan> Chosen => _plans?.Where(x => _chosen.Contains(x.Destination)) ?? [];

    /// <summary>Opens it; true when copies were started.</summary>
    public static async Task<bool> ShowAsync(IDialogService dialogs, IReadOnlyList<ImageListItem> images)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<CopyDialog>("Copy images", new DialogParameters<CopyDialog> { { x => x.Images, images } }, options);
        return await dialog.Result is { Canceled: false };
    }

    protected override async Task OnInitializedAsync()
    {
        var caller = await CurrentCaller.GetAsync();
        _counts = (await CountImages.RunAsync(caller, Images[0].Region, CancellationToken.None)).Value;
        _plans = await PlanCopies.RunAsync(caller, [.. Images.Select(x => x.Id)], CancellationToken.None);
    }

    private void Choose(CopyPlan plan)
    {
        if (!_chosen.Remove(plan.Destination))
        {
            _chosen.Add(plan.Destination);
        }
    }

    private async Task StartAsync()
    {
        _starting = true;
        var request = new CopyRequest([.. Images.Select(x => x.Id)], [.. _chosen]);
        var results = await StartCopies.RunAsync(await CurrentCaller.GetAsync(), request, CancellationToken.None);
        _starting = false;
        _results = [.. results.Where(x => x.Refusal is not null)];
        if (_results.Count == 0)
        {
            Dialog.Close(DialogResult.Ok(true));
        }
    }

    private void Close() => Dialog.Cancel();
}
