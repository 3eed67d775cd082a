using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Images.Detail;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>A region's images in four tabs (R3); what is shown stands in the address, so that it can be sent to a colleague.</summary>
public sealed partial class ImagesPage
{
    private static readonly (string Key, string What)[] Keys =
    [
        ("↑ ↓", "From image to image"), ("Enter", "Open the page of an image"), ("Space", "Show an image beside the list, or put it away"), ("→", "Into what is shown beside the list"),
        ("J", "Next image beside the list"), ("K", "Previous image beside the list"), ("Esc", "Put it away, back to its row"), ("Shift F10", "What can be done with an image"),
        ("/", "Filter"), ("C", "Import an image"), ("?", "These keys"),
    ];

    private RegionView? _region;
    private ImagePage? _page;
    private ImageCounts? _counts;
    private IReadOnlyList<RecycledImage> _recycled = [];
    private IReadOnlyList<ReceivedShare> _received = [];
    private IReadOnlyList<BlockedOwner> _blocked = [];
    private IReadOnlyList<SavedViewItem> _views = [];
    private ListLook? _look;
    private HashSet<ImageId> _selected = [];
    private HashSet<ImageId> _changed = [];
    private string? _loaded;
    private (string?, int) _shown;
    private int _held;
    private bool _missing;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListImages ListImages { get; init; }
    [Inject] public required CountImages CountImages { get; init; }
    [Inject] public required ListRecycled ListRecycled { get; init; }
    [Inject] public required ListReceivedShares ListReceivedShares { get; init; }
    [Inject] public required ListBlockedOwners ListBlockedOwners { get; init; }
    [Inject] public required UnblockOwner UnblockOwner { get; init; }
    [Inject] public required ListSavedViews ListSavedViews { get; init; }
    [Inject] public required KeepView KeepView { get; init; }
    [Inject] public required GetListLook GetListLook { get; init; }
    [Inject] public required KeepListLook KeepListLook { get; init; }
    [Inject] public required SuggestTags SuggestTags { get; init; }
    [Inject] public required ImageCommands Commands { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter] public required string Code { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public string? Filter { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public int? Page { get; set; }

    [SupplyParameterFromQuery] public string? Bin { get; set; }

    /// <summary>ID of an image to lead to (R39).</summary>
    [SupplyParameterFromQuery] public string? Row { get; set; }

    /// <summary>ID of the image to show beside the list.</summary>
    [SupplyParameterFromQuery] public string? Peek { get; set; }

    /// <summary>The part of it to show, see <see cref="ImagePart"/>.</summary>
    [SupplyParameterFromQuery] public string? Part { get; set; }

    private ImageId? Peeked => ImageId.TryParse(Peek, out var image) ? image : null;

    private ImageListView View => ImageListView.Parse(Code, Tab, Filter, Sort, Page, Bin == "1");

    private bool IsRowMissing => _page is { } page && ImageId.TryParse(Row, out var row) && page.Items.All(x => x.Id != row);

    private IReadOnlyList<ImageListItem> SelectedImages => [.. _page?.Items.Where(x => _selected.Contains(x.Id)) ?? []];

    protected override void OnInitialized() => Commands.Ended += ShowOwn;

    protected override void Dispose(bool disposing)
    {
        Commands.Ended -= ShowOwn;
        base.Dispose(disposing);
    }

    protected override async Task OnParametersSetAsync()
    {
        // The first load is the base's; later ones follow the address.
        if (_loaded is not null && (_loaded != View.ToString() || IsRowMissing))
        {
            await ShowHeldAsync();
        }

        // On a later page, or between others by another order: then it is shown alone.
        if (IsRowMissing && !View.IsFiltered)
        {
            Navigation.NavigateTo($"{View with { Filter = Row!, Page = 1 }}&row={Row}", replace: true);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var view = View;
        _loaded = view.ToString();
        _region = await Regions.EnterAsync(Code, cancellationToken);
        _missing = _region is null;
        if (_region is null)
        {
            return;
        }

        _look ??= await GetListLook.RunAsync(Caller, cancellationToken);
        var query = view.ToQuery(_region.Code, _look.PageSize, Time.GetUtcNow());
        var (page, held) = await HoldBackAsync(query, await ListImages.RunAsync(Caller, query, cancellationToken), cancellationToken);
        var views = await ListSavedViews.RunAsync(Caller, cancellationToken);
        var counts = await CountImages.RunAsync(Caller, _region.Code, cancellationToken);
        var recycled = view.Tab == ImageTab.Custom ? await ListRecycled.RunAsync(Caller, _region.Code, cancellationToken) : [];
        var (received, blocked) = view.Tab == ImageTab.Shared ? await LoadSharingAsync(page, cancellationToken) : ([], []);
        if (view.ToString() == View.ToString())
        {
            _changed = ChangedIn(page);
            (_shown, _held) = ((view.ToString(), query.Take), held);
            (_page, _counts, _recycled, _received, _blocked, _views) = (page, counts.Value, recycled, received, blocked, views);

            // What is no longer in sight is no longer chosen: nobody should delete what he does not see.
            _selected = [.. page.Items.Select(x => x.Id).Where(_selected.Contains)];
        }
    }

    /// <summary>New rows wait while the pointer or the focus is on the list: they would push away what somebody is about to click.</summary>
    private async Task<(ImagePage Page, int Held)> HoldBackAsync(ImageQuery query, ImagePage latest, CancellationToken cancellationToken)
    {
        if (_page is not { Items: { Count: > 0 } shown } || _shown != (_loaded, query.Take))
        {
            return (latest, 0);
        }

        var fresh = SteadyRows.CountNew(shown, latest.Items);
        var isSteady = fresh == 0 && SteadyRows.Keep(shown, latest.Items, query.Take).Select(x => x.Id).SequenceEqual(latest.Items.Select(x => x.Id));
        if (isSteady || !await JS.InvokeAsync<bool>("portal.isInUse", cancellationToken, "image-list"))
        {
            return (latest, 0);
        }

        // As many as were pushed off the page must be read too.
        var wider = fresh == 0 ? latest : await ListImages.RunAsync(Caller, query with { Take = query.Take + fresh }, cancellationToken);
        return (latest with { Items = SteadyRows.Keep(shown, wider.Items, query.Take) }, SteadyRows.CountNew(shown, wider.Items));
    }

    /// <summary>What the person did here, such as an undo, never waits.</summary>
    private void ShowOwn(Outcome outcome) => InvokeAsync(async () =>
    {
        await ShowHeldAsync();
        StateHasChanged();
    });

    private Task ShowHeldAsync()
    {
        _shown = default;
        return LoadAsync(Gone);
    }

    private async Task<(IReadOnlyList<ReceivedShare> Received, IReadOnlyList<BlockedOwner> Blocked)> LoadSharingAsync(ImagePage page, CancellationToken cancellationToken) =>
        (await ListReceivedShares.RunAsync(Caller, [.. page.Items.Select(x => x.Id)], cancellationToken),
            await ListBlockedOwners.RunAsync(Caller, cancellationToken));

    private static string CountOf(ImageCounts counts, ImageTab tab) => tab switch
    {
        ImageTab.Public => $"{counts.Public}",
        ImageTab.Market => $"{counts.Market}",
        ImageTab.Custom => $"{counts.PlacesUsed}/{counts.PlacesLimit}",
        _ => $"{counts.Shared}",
    };

    /// <summary>Rows that stand otherwise than when they were last shown: they are marked for a moment.</summary>
    private HashSet<ImageId> ChangedIn(ImagePage page)
    {
        var before = _page?.Items.ToDictionary(x => x.Id, x => (x.State, x.Name, x.SharedWith)) ?? [];
        return [.. page.Items.Where(x => before.TryGetValue(x.Id, out var was) && was != (x.State, x.Name, x.SharedWith)).Select(x => x.Id)];
    }

    private Task<IReadOnlyList<string>> SuggestTagsAsync(string? key, string begins) => SuggestTags.RunAsync(Caller, key, begins, Gone);

    private async Task KeepViewAsync(string name)
    {
        var kept = await KeepView.RunAsync(Caller, name, View.Query, Gone);
        Snackbar.Say(kept.Ok ? $"This view is kept as {name}" : kept.Error.Message);
        _views = await ListSavedViews.RunAsync(Caller, Gone);
    }

    private async Task ForgetViewAsync(string name)
    {
        var query = _views.FirstOrDefault(x => x.Name == name)?.Query ?? "";
        await KeepView.ForgetAsync(Caller, name, Gone);
        _views = await ListSavedViews.RunAsync(Caller, Gone);
        Snackbar.SayWithUndo($"The view {name} is forgotten", () => InvokeAsync(async () =>
        {
            await KeepView.RunAsync(Caller, name, query, Gone);
            _views = await ListSavedViews.RunAsync(Caller, Gone);
            StateHasChanged();
        }));
    }

    private async Task KeepLookAsync(ListLook look)
    {
        var resized = look.PageSize != _look?.PageSize;
        _look = look;
        await KeepListLook.RunAsync(Caller, look, Gone);
        if (resized && View.Page > 1)
        {
            Show(View with { Page = 1 });
        }
        else if (resized)
        {
            await LoadAsync(Gone);
        }
    }

    private void Show(ImageListView view) => Navigation.NavigateTo(view.ToString(), replace: true);

    /// <summary>Going from image to image leaves no trail: one step back puts the last one away.</summary>
    private void ShowBeside(ImageId? image) => Navigation.NavigateTo(View.Beside(image, Part), replace: Peeked is not null);

    /// <summary>The image so many rows from the one beside the list; null where the page ends.</summary>
    private ImageId? Neighbour(int step)
    {
        var ids = _page?.Items.Select(x => x.Id).ToList() ?? [];
        var place = Peeked is { } peeked ? ids.IndexOf(peeked) : -1;
        return place >= 0 && place + step >= 0 && place + step < ids.Count ? ids[place + step] : null;
    }

    private Task ShowKeysAsync() => KeysDialog.ShowAsync(Dialogs, Keys);

    private void Select(ImageId image)
    {
        if (!_selected.Remove(image))
        {
            _selected.Add(image);
        }
    }

    private void SelectAll(bool all) => _selected = all ? [.. _page!.Items.Select(x => x.Id)] : [];

    private async Task UnblockAsync(BlockedOwner blocked)
    {
        await UnblockOwner.RunAsync(Caller, blocked.Owner, Gone);
        Snackbar.Say($"Account {blocked.Owner} may share with you again");
        await LoadAsync(Gone);
    }
}
