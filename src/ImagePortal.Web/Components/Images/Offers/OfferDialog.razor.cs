using ImagePortal.Core;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images.Offers;

/// <summary>Publishes a custom image to all, or changes what is told of a published one (R4–R9, R31, R32).</summary>
public sealed partial class OfferDialog
{
    private readonly HashSet<RegionCode> _regions = [];
    private OfferForm _form = new();
    private ImageKind _kind = ImageKind.Public;
    private ImageListItem? _source;
    private Error? _refusal;
    private bool _saving;

    [Inject] public required PublishImage PublishImage { get; init; }
    [Inject] public required ReviseOffer ReviseOffer { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>The published image to change; null to publish one.</summary>
    [Parameter] public ImageListItem? Image { get; set; }

    [Parameter] public string Description { get; set; } = "";

    /// <summary>Custom images to choose from.</summary>
    [Parameter] public IReadOnlyList<ImageListItem> Sources { get; set; } = [];

    private string? WhyNot => _form switch
    {
        _ when Image is null && _source is null => "Choose the custom image to publish",
        _ when Image is null && _regions.Count == 0 => "Choose at least one region",
        _ when string.IsNullOrWhiteSpace(_form.Name) => "An image needs a name",
        _ when (Image?.Kind ?? _kind) == ImageKind.Market && string.IsNullOrWhiteSpace(_form.Provider) => "A market image names its provider",
        { HasReadablePrice: false } => "The price is not a number such as 0.25",
        _ => null,
    };

    /// <returns>What came of each region when one was published; empty when one was changed, null when nothing happened.</returns>
    public static async Task<IReadOnlyList<CopyResult>?> ShowAsync(IDialogService dialogs, DialogParameters<OfferDialog> parameters)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<OfferDialog>("Publish an image", parameters, options);
        return (await dialog.Result)?.Data as IReadOnlyList<CopyResult>;
    }

    protected override void OnInitialized()
    {
        if (Image is not null)
        {
            _form = OfferForm.Of(Image, Description);
        }
    }

    private Task ChooseAsync(ChangeEventArgs change)
    {
        _source = Sources.FirstOrDefault(x => x.Id.Value == change.Value as string);
        if (_source is not null)
        {
            _regions.Add(_source.Region);
            _form.Name = _form.Name.Length == 0 ? _source.Name : _form.Name;
        }

        return Task.CompletedTask;
    }

    private void Toggle(RegionCode region)
    {
        if (!_regions.Remove(region))
        {
            _regions.Add(region);
        }
    }

    private async Task SaveAsync()
    {
        if (_saving)
        {
            return;
        }

        _saving = true;
        var caller = await CurrentCaller.GetAsync();
        IReadOnlyList<CopyResult> results = [];
        if (Image is not null)
        {
            _refusal = (await ReviseOffer.RunAsync(caller, Image.Id, _form.ToOffer(), CancellationToken.None)).Error;
        }
        else
        {
            var published = await PublishImage.RunAsync(caller, new Publication(_source!.Id, _kind, [.. _regions], _form.ToOffer()), CancellationToken.None);
            results = published.Value ?? [];
            _refusal = published.Error ?? (results.All(x => x.Refusal is not null) ? results[0].Refusal : null);
        }

        _saving = false;
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok(results));
        }
    }

    private void Cancel() => Dialog.Cancel();
}
