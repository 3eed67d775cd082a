using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images.Detail;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>One image: what can be done with it, and its parts, each with an address of its own.</summary>
public sealed partial class ImageDetailPage
{
    private ImageDetail? _detail;
    private Error? _refusal;
    private string _regionName = "";
    private string? _loaded;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required DismissImage DismissImage { get; init; }
    [Inject] public required ImageCommands Commands { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public required string Code { get; set; }

    [Parameter] public required string Id { get; set; }

    /// <summary>The part to open, see <see cref="ImagePart"/>.</summary>
    [SupplyParameterFromQuery] public string? Tab { get; set; }

    private ImagePart Part => ImageParts.Choose(_detail!, Tab);

    private string FollowWords => _detail?.Image.State switch
    {
        ImageState.Copying => "Follow the copy",
        ImageState.Creating => "Follow its making",
        _ => "Follow the import",
    };

    private bool CanBeManaged =>
        _detail is { IsOwn: true, Image: { Kind: ImageKind.Custom, State: not (ImageState.Failed or ImageState.Recycled) } };

    // The first load is the base's; later ones follow the address, as from an image to its copy.
    protected override Task OnParametersSetAsync() => _loaded is { } loaded && loaded != Id ? LoadAsync(Gone) : Task.CompletedTask;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _loaded = Id;
        await Regions.EnterAsync(Code, cancellationToken);
        var found = await GetImage.RunAsync(Caller, new ImageId(Id), cancellationToken);

        // The address names the region too: an image of another region is not here.
        _detail = found.Value?.Image.Region.Value == Code ? found.Value : null;
        _refusal = _detail is null ? ImageErrors.NotFound(new ImageId(Id)) : null;
        _regionName = Regions.Current?.Name ?? Code;
    }

    private string AddressOf(ImagePart part) => $"images/{Code}/{Id}?tab={ImageParts.KeyOf(part)}";

    private Task RunAsync(ImageCommand command) => Commands.RunAsync(command, [_detail!.Image]);

    private async Task DismissAsync()
    {
        var dismissed = await DismissImage.RunAsync(Caller, new ImageId(Id), Gone);
        if (dismissed.Ok)
        {
            Navigation.NavigateTo($"images/{Code}");
        }
        else
        {
            Snackbar.Say(dismissed.Error.Message);
        }
    }
}
