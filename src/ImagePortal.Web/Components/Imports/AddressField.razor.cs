using ImagePortal.Core;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>A field for the address of a disk, and the look at it.</summary>
public sealed partial class AddressField : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private string _address = "";
    private Error? _refusal;
    private bool _checking;

    [Inject] public required CheckSource CheckSource { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    [Parameter, EditorRequired] public required RegionCode Region { get; set; }

    /// <summary>The disk, and what the look at it said; without a report where it cannot be read in parts.</summary>
    [Parameter] public EventCallback<(FarDisk Disk, SourceCheck Check)> OnChecked { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task CheckAsync()
    {
        if (_checking || string.IsNullOrWhiteSpace(_address))
        {
            return;
        }

        (_checking, _refusal) = (true, null);
        var address = _address.Trim();
        try
        {
            var check = await CheckSource.RunAsync(await CurrentCaller.GetAsync(), Region, address, _gone.Token);
            (_checking, _refusal) = (false, check.Error);
            if (check.Ok)
            {
                await OnChecked.InvokeAsync((new FarDisk(address, check.Value.Name, check.Value.Size), check.Value));
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone, and nobody waits for the answer.
        }
    }
}
