using ImagePortal.Core;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Makes an image from an instance (R34): shutting down is recommended (R35), data disks are spoken of (R36), and what it takes stands there before.</summary>
public sealed partial class CreateImageDialog
{
    private ElementReference _nameInput;
    private CreatePlan? _plan;
    private Error? _refusal;
    private string _name = "";
    private string _description = "";
    private bool _shutDown = true;
    private bool _focused;
    private bool _starting;

    [Inject] public required PlanCreate PlanCreate { get; init; }
    [Inject] public required CreateImage CreateImage { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required InstanceId Id { get; set; }

    private string Title => _plan is { } plan ? $"Create image from {plan.Instance.Name}" : "Create image";

    private string? WhyNot => _plan switch
    {
        null or { Refusal: not null } => "It cannot be made now",
        _ when _name.Trim().Length == 0 => "An image needs a name",
        _ => null,
    };

    /// <summary>Opens it; gives the image's name and what was started, or null when nothing was.</summary>
    public static async Task<(string Name, CreateStarted Started)?> ShowAsync(IDialogService dialogs, InstanceId id)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<CreateImageDialog>("Create image", new DialogParameters<CreateImageDialog> { { x => x.Id, id } }, options);
        return (await dialog.Result)?.Data as (string, CreateStarted)?;
    }

    protected override async Task OnInitializedAsync()
    {
        var planned = await PlanCreate.RunAsync(await CurrentCaller.GetAsync(), Id, CancellationToken.None);
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
        var request = new CreateRequest(_plan!.Instance.Region, Id, _name, _description) { ShutDown = _shutDown };
        var started = await CreateImage.RunAsync(await CurrentCaller.GetAsync(), request, CancellationToken.None);
        (_refusal, _starting) = (started.Error, false);
        if (started.Ok)
        {
            Dialog.Close(DialogResult.Ok((_name.Trim(), started.Value)));
        }
    }

    private void Close() => Dialog.Cancel();
}
