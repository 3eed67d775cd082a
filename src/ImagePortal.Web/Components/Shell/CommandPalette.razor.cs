using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Ctrl+K: to an image by its ID or name, to a region, to a page. The browser opens and closes it; here is what stands in it.</summary>
public sealed partial class CommandPalette
{
    private const int MostRegions = 4;
    private const int MostPages = 6;

    private IReadOnlyList<PaletteEntry> _entries = [];
    private string _text = "";
    private int _active;
    private bool _opened;

    [Inject] public required FindImages FindImages { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }

    private string Here => Regions.Current?.Code.Value ?? "";

    private async Task OpenAsync()
    {
        if (!_opened)
        {
            _opened = true;
            await TypeAsync(_text);
        }
    }

    private async Task TypeAsync(string? text)
    {
        _text = text ?? "";
        var images = await FindImages.RunAsync(await CurrentCaller.GetAsync(), _text, new(Here), CancellationToken.None);
        _entries =
        [
            .. images.Select(EntryOf),
            .. Matching(PagesOf()).Take(MostPages),
            .. Matching(Regions.Regions.OrderBy(x => x.Code.Value == Here).Select(x => new PaletteEntry(
                "Regions", x.Name, $"images/{x.Code}", Icons.Material.Outlined.Public, x.Code.Value, x.Code.Value == Here ? "You are here" : "Switch region"))).Take(MostRegions),
        ];
        _active = 0;
    }

    private PaletteEntry EntryOf(ImageListItem image) => new(
        "Images", image.Name, $"images/{image.Region}/{image.Id}", Icons.Material.Outlined.Album, image.Id.Value,
        image.Region.Value == Here ? StateWords(image) : Regions.NameOf(image.Region));

    private static string StateWords(ImageListItem image) => image.Kind == ImageKind.Custom ? image.State.ToString() : image.Kind.ToString();

    private IEnumerable<PaletteEntry> Matching(IEnumerable<PaletteEntry> entries)
    {
        var words = _text.Trim();
        return entries.Where(x => x.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || x.Detail?.Contains(words, StringComparison.OrdinalIgnoreCase) == true);
    }

    private IEnumerable<PaletteEntry> PagesOf() =>
    [
        new("Pages", "Custom images", $"images/{Here}", Icons.Material.Outlined.Album),
        new("Pages", "Shared images", $"images/{Here}?tab=shared", Icons.Material.Outlined.Group),
        new("Pages", "Public images", $"images/{Here}?tab=public", Icons.Material.Outlined.Album),
        new("Pages", "Market images", $"images/{Here}?tab=market", Icons.Material.Outlined.Storefront),
        new("Pages", "Instances", $"instances/{Here}", Icons.Material.Outlined.Dns),
        new("Pages", "Import image", $"images/{Here}/import", Icons.Material.Outlined.Add),
        new("Pages", "Recycle bin", $"images/{Here}?bin=1", Icons.Material.Outlined.Delete),
        new("Pages", "Files", "files", Icons.Material.Outlined.Folder),
        new("Pages", "Operations", "operations", Icons.Material.Outlined.PendingActions),
        new("Pages", "Account", "account", Icons.Material.Outlined.ManageAccounts),
    ];

    private async Task OnKeyAsync(KeyboardEventArgs pressed)
    {
        if (_entries.Count == 0)
        {
            return;
        }

        switch (pressed.Key)
        {
            case "ArrowDown":
                _active = (_active + 1) % _entries.Count;
                break;
            case "ArrowUp":
                _active = (_active + _entries.Count - 1) % _entries.Count;
                break;
            case "Enter":
                await GoAsync(_entries[_active]);
                break;
        }
    }

    private async Task GoAsync(PaletteEntry entry)
    {
        (_text, _opened) = ("", false);
        await JS.InvokeVoidAsync("portal.closePalette");
        Navigation.NavigateTo(entry.Address);
    }
}
