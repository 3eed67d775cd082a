using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Starts instances from an image (R12): what they cost (R28), and that nobody reviewed a shared one (R33), stands there before.</summary>
public sealed partial class LaunchDialog
{
    private ElementReference _nameInput;
    private LaunchPlan? _plan;
    private Error? _refusal;
    private string _name = "";
    private string _type = InstanceType.Default.Name;
    private int _count = 1;
    private bool _focused;
    private bool _starting;

    [Inject] public required PlanLaunch PlanLaunch { get; init; }
    [Inject] public required LaunchInstances LaunchInstances { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required ImageId Id { get; set; }

    private string Title => _plan is { } plan ? $"Start instance from {plan.Image.Name}" : "Start instance";

    private int Taking => Math.Clamp(_count, 0, LaunchRequest.MaxCount);

    private string? WhyNot => _plan switch
    {
        null => "It cannot be started",
        { } plan when plan.Used + _count > plan.Limit => $"{_count} more would pass the limit of {plan.Limit} instances here",
        _ when _count is < 1 or > LaunchRequest.MaxCount => $"1 to {LaunchRequest.MaxCount} at a time",
        _ => null,
    };

    /// <summary>Opens it; null when nothing was started.</summary>
    public static async Task<LaunchStarted?> ShowAsync(IDialogService dialogs, ImageId id)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<LaunchDialog>("Start instance", new DialogParameters<LaunchDialog> { { x => x.Id, id } }, options);
        return (await dialog.Result)?.Data as LaunchStarted;
    }

    protected override async Task OnInitializedAsync()
    {
        var planned = await PlanLaunch.RunAsync(await CurrentCaller.GetAsync(), Id, CancellationToken.None);
        (_plan, _refusal) = (planned.Value, planned.Error);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_plan is not null && !_focused)
        {
            _focused = true;
            await _nameInput.FocusAsync();
        }
    }

    private async Task StartAsync()
    {
        if (_starting)
        {
            return;
        }

        _starting = true;
        var request = new LaunchRequest(_plan!.Image.Region, Id, _type, _name, _count);
        var started = await LaunchInstances.RunAsync(await CurrentCaller.GetAsync(), request, CancellationToken.None);
        (_refusal, _starting) = (started.Error, false);
        if (started.Ok)
        {
            Dialog.Close(DialogResult.Ok(started.Value));
        }
    }

    private void Close() => Dialog.Cancel();
}
