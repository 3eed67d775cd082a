using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>Changes the tags of one image, or what several have in common.</summary>
public sealed partial class TagDialog
{
    private readonly List<string> _removed = [];
    private readonly List<Tag> _set = [];
    private List<Line> _lines = [];
    private ElementReference _keyInput;
    private IReadOnlyList<string> _keys = [];
    private IReadOnlyList<string> _values = [];
    private string _key = "";
    private string _value = "";
    private Error? _refusal;

    [Inject] public required TagImages TagImages { get; init; }
    [Inject] public required SuggestTags SuggestTags { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ImageListItem> Images { get; set; }

    private bool HasChanged => _set.Count + _removed.Count > 0 || _key.Trim().Length > 0;

    /// <returns>What came of each image; null when nothing was changed.</returns>
    public static async Task<IReadOnlyList<ImageResult>?> ShowAsync(IDialogService dialogs, IReadOnlyList<ImageListItem> images)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<TagDialog>("Tags", new DialogParameters<TagDialog> { { x => x.Images, images } }, options);
        return (await dialog.Result)?.Data as IReadOnlyList<ImageResult>;
    }

    protected override async Task OnInitializedAsync()
    {
        _lines =
        [
            .. Images.SelectMany(x => x.Tags).GroupBy(x => x.Key, StringComparer.OrdinalIgnoreCase).OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new Line(x.Key, x.Select(t => t.Value).Distinct().Count() == 1 ? x.First().Value : null, Images.Count - x.Count())),
        ];
        await SuggestAsync();
    }

    private static string NameOf(IReadOnlyList<ImageListItem> images) => string.Join(", ", images.Select(x => x.Name));

    private async Task SuggestAsync()
    {
        var caller = await CurrentCaller.GetAsync();
        _keys = await SuggestTags.RunAsync(caller, null, _key.Trim(), CancellationToken.None);
        _values = _key.Trim().Length > 0 ? await SuggestTags.RunAsync(caller, _key.Trim(), "", CancellationToken.None) : [];
    }

    private async Task AddAsync()
    {
        var (key, value) = (_key.Trim(), _value.Trim());
        if (key.Length == 0)
        {
            return;
        }

        Drop(key);
        _removed.RemoveAll(x => IsSame(x, key));
        _set.Add(new Tag(key, value));
        _lines = [.. _lines.Append(new Line(key, value, 0)).OrderBy(x => x.Key, StringComparer.Ordinal)];
        (_key, _value) = ("", "");
        await _keyInput.FocusAsync();
    }

    private async Task RemoveAsync(Line line)
    {
        Drop(line.Key);
        _removed.Add(line.Key);
        await _keyInput.FocusAsync();
    }

    private void Drop(string key)
    {
        _set.RemoveAll(x => IsSame(x.Key, key));
        _lines.RemoveAll(x => IsSame(x.Key, key));
    }

    private async Task SaveAsync()
    {
        // What stands in the fields was meant too.
        await AddAsync();
        var change = new TagChange { Set = [.. _set], Remove = [.. _removed] };
        var results = await TagImages.RunAsync(await CurrentCaller.GetAsync(), [.. Images.Select(x => x.Id)], change, CancellationToken.None);
        if (Images.Count == 1 && results[0].Refusal is { } refusal)
        {
            _refusal = refusal;
            return;
        }

        Dialog.Close(DialogResult.Ok(results));
    }

    private void Cancel() => Dialog.Cancel();

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <param name="Value">Null when the images have several.</param>
    /// <param name="Missing">Images without this tag.</param>
    private sealed record Line(string Key, string? Value, int Missing);
}
