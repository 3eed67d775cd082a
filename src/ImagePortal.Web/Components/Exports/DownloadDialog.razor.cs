using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Exports;
using ImagePortal.Core.Images;
using ImagePortal.Disks.Formats;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Exports;

/// <summary>Takes an own image out: as a file to this computer, or to a bucket where there is one.</summary>
public sealed partial class DownloadDialog
{
    private DiskFormat _format = DiskFormat.Qcow2;
    private bool _toBucket;
    private string _bucket = "";
    private string _prefix = "";

    [Inject] public required PlanExport PlanExport { get; init; }
    [Inject] public required StartExport StartExport { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    // The one that most people want comes first.
    private IEnumerable<ExportFile> Files => Plan?.Files.OrderBy(x => x.Format == DiskFormat.Raw) ?? Enumerable.Empty<ExportFile>();

    private string FormatName => _format.ToWireName();

    public static async Task ShowAsync(IDialogService dialogs, ImageListItem image)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<DownloadDialog>("Download image", new DialogParameters<DownloadDialog> { { x => x.Image, image } }, options);
        await dialog.Result;
    }

    protected override async Task<Result<ExportPlan>> PlanAsync(Caller caller)
    {
        var planned = await PlanExport.RunAsync(caller, Image.Region, Image.Id, CancellationToken.None);
        _bucket = planned.Value?.Buckets is [var first, ..] ? first : "";
        return planned;
    }

    private static string AboutOf(DiskFormat format) => format == DiskFormat.Raw
        ? "The disk byte for byte, with all its zeros"
        : "For QEMU, KVM and OpenStack: only what the disk holds";

    private Task ExportAsync()
    {
        var request = new ExportRequest(Image.Region, [Image.Id], _bucket, _format, _prefix.Trim() is { Length: > 0 } prefix ? [prefix] : null);
        return StartAsync(caller => StartExport.RunAsync(caller, request, CancellationToken.None), Tell);
    }

    private object Tell(ExportStarted started)
    {
        Snackbar.SayWithAction($"{Image.Name} is being exported to {_bucket}", "Show", () =>
        {
            Navigation.NavigateTo($"operations/{started.Operations[0]}");
            return Task.CompletedTask;
        });
        return started;
    }
}
