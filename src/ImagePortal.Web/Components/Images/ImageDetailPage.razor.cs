using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>One image with its check report.</summary>
public sealed partial class ImageDetailPage
{
    private ImageDetail? _detail;
    private Error? _refusal;
    private ShareList? _shares;
    private ReceivedShare? _received;
    private string _regionName = "";

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required DismissImage DismissImage { get; init; }
    [Inject] public required ListShares ListShares { get; init; }
    [Inject] public required UnshareImage UnshareImage { get; init; }
    [Inject] public required GetReceivedShare GetReceivedShare { get; init; }
    [Inject] public required ImageCommands Commands { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public required string Code { get; set; }

    [Parameter] public required string Id { get; set; }

    private bool IsMoving => _detail?.Image.State is ImageState.Importing or ImageState.Copying or ImageState.Creating;

    private bool IsCopy => ImageId.TryParse(_detail?.SourceName, out _);

    private string FollowWords => _detail?.Image.State switch
    {
        ImageState.Copying => "Follow the copy",
        ImageState.Creating => "Follow its making",
        _ => "Follow the import",
    };

    /// <summary>What it was made from, beside the name of that.</summary>
    private string OriginWords => _detail switch
    {
        { Image.Kind: not ImageKind.Custom } => "The operator",
        { IsFromInstance: true } => "An instance",
        _ => IsCopy ? "A copy" : "Import",
    };

    private bool CanBeManaged =>
        _detail is { IsOwn: true, Image: { Kind: ImageKind.Custom, State: not (ImageState.Failed or ImageState.Recycled) } };

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.EnterAsync(Code, cancellationToken);
        var found = await GetImage.RunAsync(Caller, new ImageId(Id), cancellationToken);

        // The address names the region too: an image of another region is not here.
        _detail = found.Value?.Image.Region.Value == Code ? found.Value : null;
        _refusal = _detail is null ? ImageErrors.NotFound(new ImageId(Id)) : null;
        _regionName = Regions.Current?.Name ?? Code;
        _shares = CanBeManaged && _detail!.Image is { State: ImageState.Available, License: ImageLicense.Cloud }
            ? (await ListShares.RunAsync(Caller, _detail.Image.Id, cancellationToken)).Value
            : null;
        _received = _detail is { IsOwn: false, Image.Kind: ImageKind.Custom }
            ? await GetReceivedShare.RunAsync(Caller, _detail.Image.Id, cancellationToken)
            : null;
    }

    private Task RunAsync(ImageCommand command) => Commands.RunAsync(command, [_detail!.Image]);

    private async Task UnshareAsync(IReadOnlyList<AccountId> accounts)
    {
        var ended = await UnshareImage.RunAsync(Caller, _detail!.Image.Id, accounts, Gone);
        Snackbar.Say(ended.Error?.Message ?? $"No longer shared with {ImageWords.Accounts(ended.Value)}");
        await LoadAsync(Gone);
    }

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
