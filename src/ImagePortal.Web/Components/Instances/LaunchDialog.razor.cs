using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Starts instances from an image (R12): what they cost (R28), and that nobody reviewed a shared one (R33), stands there before.</summary>
public sealed partial class LaunchDialog
{
    private string _name = "";
    private string _type = InstanceType.Default.Name;
    private int _count = 1;

    [Inject] public required PlanLaunch PlanLaunch { get; init; }
    [Inject] public required LaunchInstances LaunchInstances { get; init; }

    [Parameter, EditorRequired] public required ImageId Id { get; set; }

    private string Title => Plan is { } plan ? $"Start instance from {plan.Image.Name}" : "Start instance";

    private int Taking => Math.Clamp(_count, 0, LaunchRequest.MaxCount);

    private string? WhyNot => Plan switch
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

    protected override Task<Result<LaunchPlan>> PlanAsync(Caller caller) => PlanLaunch.RunAsync(caller, Id, CancellationToken.None);

    private Task StartAsync()
    {
        var request = new LaunchRequest(Plan!.Image.Region, Id, _type, _name, _count);
        return StartAsync(caller => LaunchInstances.RunAsync(caller, request, CancellationToken.None), started => started);
    }
}
