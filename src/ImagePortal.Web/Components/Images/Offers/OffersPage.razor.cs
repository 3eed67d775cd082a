using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images.Offers;

/// <summary>The operator's public and market images, region by region.</summary>
public sealed partial class OffersPage
{
    private const int Rows = 50;

    private ImagePage? _page;
    private RegionCode _region;
    private Outcome _outcome = Outcome.Fine;
    private int _skip;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListOffers ListOffers { get; init; }
    [Inject] public required RetireOffers RetireOffers { get; init; }
    [Inject] public required ListImages ListImages { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _region = _region.Value is null ? Regions.Current?.Code ?? default : _region;
        _page = (await ListOffers.RunAsync(Caller, _region, _skip, Rows, cancellationToken)).Value;
    }

    private static string? DetailOf(ImageListItem image) => image.State switch
    {
        ImageState.Failed => image.FailureMessage,
        ImageState.Recycled => "Retired: on no list",
        _ when image.Deprecated => ImageWords.Deprecated(image),
        _ => image.Assurance,
    };

    private Task SwitchAsync(ChangeEventArgs change)
    {
        (_region, _skip) = (new RegionCode((string)change.Value!), 0);
        return LoadAsync(Gone);
    }

    private Task TurnAsync(int rows)
    {
        _skip = Math.Max(0, _skip + rows);
        return LoadAsync(Gone);
    }

    private async Task PublishAsync()
    {
        var parameters = new DialogParameters<OfferDialog> { { x => x.Sources, await SourcesAsync() } };
        if (await OfferDialog.ShowAsync(Dialogs, parameters) is not { } results)
        {
            return;
        }

        var failures = results.Where(x => x.Refusal is not null)
            .Select(x => new FailureReason(Regions.NameOf(x.Destination), x.Destination.Value, x.Refusal!.Message)).ToList();
        _outcome = new Outcome($"Not published in {(failures.Count == 1 ? "1 region" : $"{failures.Count} regions")}", failures);
        Snackbar.Say($"Published in {string.Join(", ", results.Where(x => x.Refusal is null).Select(x => Regions.NameOf(x.Destination)))}");
        await LoadAsync(Gone);
    }

    /// <summary>The operator's own available images of all regions.</summary>
    private async Task<IReadOnlyList<ImageListItem>> SourcesAsync()
    {
        var sources = new List<ImageListItem>();
        foreach (var region in Regions.Regions)
        {
            var query = new ImageQuery(region.Code, ImageTab.Custom) { State = ImageState.Available, Take = 100 };
            sources.AddRange((await ListImages.RunAsync(Caller, query, Gone)).Items);
        }

        return sources;
    }

    private async Task EditAsync(ImageListItem image)
    {
        var detail = await GetImage.RunAsync(Caller, image.Id, Gone);
        var parameters = new DialogParameters<OfferDialog> { { x => x.Image, image }, { x => x.Description, detail.Value?.Description ?? "" } };
        if (await OfferDialog.ShowAsync(Dialogs, parameters) is not null)
        {
            Snackbar.Say($"{image.Name} is saved");
            await LoadAsync(Gone);
        }
    }

    private async Task RetireAsync(ImageListItem image)
    {
        var question = new Confirmation(
            $"Retire {image.Name}",
            ["It leaves every list at once, and no new instance can start from it.", "Instances already started go on. It can be offered again for some days."],
            "Retire image");
        if (!await ConfirmDialog.AskAsync(Dialogs, question))
        {
            return;
        }

        var result = (await RetireOffers.RunAsync(Caller, [image.Id], Gone))[0];
        if (result.Refusal is { } refusal)
        {
            _outcome = new Outcome("1 image was not retired", [new FailureReason(image.Name, image.Id.Value, refusal.Message)]);
        }
        else
        {
            Snackbar.SayWithUndo($"{image.Name} is retired", () => InvokeAsync(() => BringBackAsync(image)));
        }

        await LoadAsync(Gone);
    }

    private async Task BringBackAsync(ImageListItem image)
    {
        var back = await RetireOffers.BringBackAsync(Caller, image.Id, Gone);
        Snackbar.Say(back.Error?.Message ?? $"{image.Name} is offered again");
        await LoadAsync(Gone);
        StateHasChanged();
    }
}
