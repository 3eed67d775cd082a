using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Instances;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Makes an image from an instance (R34): shutting down is recommended (R35), data disks are spoken of (R36), and what it takes stands there before.</summary>
public sealed partial class CreateImageDialog
{
    private string _name = "";
    private string _description = "";
    private bool _shutDown = true;

    [Inject] public required PlanCreate PlanCreate { get; init; }
    [Inject] public required CreateImage CreateImage { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required InstanceId Id { get; set; }

    private string Title => Plan is { } plan ? $"Create image from {plan.Instance.Name}" : "Create image";

    private string? WhyNot => Plan switch
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

    protected override Task<Result<CreatePlan>> PlanAsync(Caller caller) => PlanCreate.RunAsync(caller, Id, CancellationToken.None);

    private Task StartAsync()
    {
        var request = new CreateRequest(Plan!.Instance.Region, Id, _name, _description) { ShutDown = _shutDown };
        return StartAsync(caller => CreateImage.RunAsync(caller, request, CancellationToken.None), started => (_name.Trim(), started));
    }
}
