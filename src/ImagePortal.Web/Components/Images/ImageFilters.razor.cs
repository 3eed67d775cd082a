using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Search and filters by system and architecture (R8) and state.</summary>
public sealed partial class ImageFilters
{
    private static readonly (string Value, string Name)[] Systems =
    [
        ("debian", "Debian"), ("ubuntu", "Ubuntu"), ("centos", "CentOS"), ("rhel", "Red Hat"), ("opensuse-leap", "openSUSE"), ("sles", "SUSE"),
        ("coreos", "CoreOS"), ("linux", "Any Linux"), ("windows", "Windows"),
    ];

    private static readonly ImageState[] States = [ImageState.Available, ImageState.Importing, ImageState.Copying, ImageState.Failed];

    [Parameter, EditorRequired] public required ImageListView View { get; set; }

    [Parameter] public EventCallback<ImageListView> OnChange { get; set; }

    private Task SearchAsync(ChangeEventArgs change) => ShowAsync(View with { Search = Text(change) });

    private Task OsAsync(ChangeEventArgs change) => ShowAsync(View with { Os = Text(change) });

    private Task ArchitectureAsync(ChangeEventArgs change) => ShowAsync(View with { Architecture = Text(change) });

    private Task StateAsync(ChangeEventArgs change) =>
        ShowAsync(View with { State = Enum.TryParse<ImageState>(Text(change), out var state) ? state : null });

    private Task ClearAsync() => ShowAsync(new ImageListView(View.Region, View.Tab) { Sort = View.Sort, Descending = View.Descending });

    private Task ShowAsync(ImageListView view) => OnChange.InvokeAsync(view with { Page = 1 });

    private static string? Text(ChangeEventArgs change) => change.Value as string is { Length: > 0 } text ? text : null;
}
