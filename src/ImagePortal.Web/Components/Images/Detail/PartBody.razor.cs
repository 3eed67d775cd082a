using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>One part of an image, read when it is opened and followed while it is: the same on the image's page and beside the list.</summary>
public sealed partial class PartBody
{
    private (ImageId Image, ImagePart Part)? _asked;
    private ImageCopies? _copies;
    private ShareList? _shares;
    private InstancePage? _instances;
    private ImageHistory? _history;
    private ReceivedShare? _received;
    private int _most = ListImageHistory.PageSize;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListCopies ListCopies { get; init; }
    [Inject] public required ListShares ListShares { get; init; }
    [Inject] public required UnshareImage UnshareImage { get; init; }
    [Inject] public required GetReceivedShare GetReceivedShare { get; init; }
    [Inject] public required ListInstances ListInstances { get; init; }
    [Inject] public required ListImageHistory ListHistory { get; init; }
    [Inject] public required ImageCommands Commands { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter, EditorRequired] public required ImageDetail Detail { get; set; }

    /// <summary>One of those that the person may open.</summary>
    [Parameter, EditorRequired] public required ImagePart Part { get; set; }

    [Parameter, EditorRequired] public required Func<ImagePart, string> AddressOf { get; set; }

    private (ImageId Image, ImagePart Part) Shown => (Detail.Image.Id, Part);

    // The first load is the base's; later ones follow what is shown.
    protected override Task OnParametersSetAsync() => _asked is { } asked && asked != Shown ? LoadAsync(Gone) : Task.CompletedTask;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var asked = Shown;
        if (_asked != asked)
        {
            (_asked, _copies, _shares, _instances, _history, _received, _most) = (asked, null, null, null, null, null, ListImageHistory.PageSize);
        }

        Action? keep = asked.Part switch
        {
            ImagePart.Overview => await ReadReceivedAsync(asked.Image, cancellationToken),
            ImagePart.Copies => Keep(await ListCopies.RunAsync(Caller, asked.Image, cancellationToken), x => _copies = x),
            ImagePart.Shares => Keep(await ListShares.RunAsync(Caller, asked.Image, cancellationToken), x => _shares = x),
            ImagePart.Usage => Keep(
                await ListInstances.RunAsync(Caller, new InstanceQuery(Detail.Image.Region, asked.Image.Value), cancellationToken), x => _instances = x),
            ImagePart.History => Keep(await ListHistory.RunAsync(Caller, asked.Image, _most, cancellationToken), x => _history = x),
            _ => null,
        };

        // Meanwhile another one may have been asked for.
        if (asked == Shown)
        {
            keep?.Invoke();
        }
    }

    /// <summary>What was refused leaves what was shown: the image's own reload tells that it is gone.</summary>
    private static Action Keep<T>(Core.Result<T> read, Action<T> keep)
        where T : notnull => () =>
        {
            if (read.Ok)
            {
                keep(read.Value);
            }
        };

    private async Task<Action> ReadReceivedAsync(ImageId image, CancellationToken cancellationToken)
    {
        var received = Detail is { IsOwn: false, Image.Kind: ImageKind.Custom } ? await GetReceivedShare.RunAsync(Caller, image, cancellationToken) : null;
        return () => _received = received;
    }

    private Task RunAsync(ImageCommand command) => Commands.RunAsync(command, [Detail.Image]);

    private Task ShowMoreAsync()
    {
        _most += ListImageHistory.PageSize;
        return LoadAsync(Gone);
    }

    private async Task UnshareAsync(IReadOnlyList<AccountId> accounts)
    {
        var ended = await UnshareImage.RunAsync(Caller, Detail.Image.Id, accounts, Gone);
        Snackbar.Say(ended.Error?.Message ?? $"No longer shared with {ImageWords.Accounts(ended.Value)}");
        await LoadAsync(Gone);
    }
}
