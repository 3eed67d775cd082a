using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Reinstalls an instance from an image (R91): what is lost stands there, and its name is typed before. Images of others are shown, and cannot be taken (D13).</summary>
public sealed partial class ReinstallDialog
{
    private string _image = "";
    private string _typed = "";
    private bool _isChosen;

    [Inject] public required PlanReinstall PlanReinstall { get; init; }
    [Inject] public required ReinstallInstance ReinstallInstance { get; init; }

    [Parameter, EditorRequired] public required InstanceId Id { get; set; }

    private string Title => Plan is { } plan ? $"Reinstall {plan.Instance.Name}" : "Reinstall";

    private IEnumerable<(string Name, IEnumerable<ReinstallChoice> Choices)> Groups =>
        new (string Name, Func<ReinstallChoice, bool> IsIn)[]
        {
            ("Custom images", x => x.Kind == ImageKind.Custom && !x.IsReceived),
            ("Public images", x => x.Kind == ImageKind.Public),
            ("Market images", x => x.Kind == ImageKind.Market),
            ("Shared with you", x => x.IsReceived),
        }
        .Select(group => (group.Name, Plan!.Images.Where(group.IsIn)))
        .Where(group => group.Item2.Any());

    private string? WhyNot => Plan switch
    {
        null or { Refusal: not null } => "It cannot be reinstalled now",
        _ when _image.Length == 0 => "Choose an image",
        { Instance.Name: var name } when _typed.Trim() != name.Trim() => "Type the name of the instance",
        _ => null,
    };

    /// <summary>Opens it; gives the operation that was started, or null when none was.</summary>
    public static async Task<OperationId?> ShowAsync(IDialogService dialogs, InstanceId id)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<ReinstallDialog>("Reinstall", new DialogParameters<ReinstallDialog> { { x => x.Id, id } }, options);
        return (await dialog.Result)?.Data as OperationId?;
    }

    protected override Task<Result<ReinstallPlan>> PlanAsync(Caller caller) => PlanReinstall.RunAsync(caller, Id, CancellationToken.None);

    /// <summary>The image that it has is chosen at first, where it can be.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!_isChosen && Plan is { } plan)
        {
            _isChosen = true;
            if (plan.Images.Any(x => x.Id == plan.Instance.Image && !x.IsReceived))
            {
                _image = plan.Instance.Image.Value;
                StateHasChanged();
            }
        }
    }

    private string TextOf(ReinstallChoice choice)
    {
        var current = choice.Id == Plan!.Instance.Image ? " (it has this one)" : "";
        return $"{choice.Name}{(choice.System is { } system ? $", {system}" : "")}, {choice.Id}{current}{(choice.IsReceived ? ": starts new instances only" : "")}";
    }

    private Task StartAsync() => StartAsync(caller => ReinstallInstance.RunAsync(caller, Id, new ImageId(_image), CancellationToken.None), started => started);
}
