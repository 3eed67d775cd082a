using System.Globalization;
using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>Which columns a list shows, how tightly, and how many rows a page has.</summary>
public sealed partial class ListLookMenu
{
    [Parameter, EditorRequired] public required ListLook Look { get; set; }

    /// <summary>Those that can be left out.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(string Key, string Name)> Columns { get; set; }

    [Parameter] public EventCallback<ListLook> OnChange { get; set; }

    private Task ToggleAsync(string key) =>
        OnChange.InvokeAsync(Look with { Hidden = Look.Hidden.Contains(key) ? [.. Look.Hidden.Where(x => x != key)] : [.. Look.Hidden, key] });

    private Task SizeAsync(ChangeEventArgs change) =>
        OnChange.InvokeAsync(Look with { PageSize = int.Parse((string)change.Value!, CultureInfo.InvariantCulture) });
}
