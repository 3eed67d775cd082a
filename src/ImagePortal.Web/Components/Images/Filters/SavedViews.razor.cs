using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>A person's views of the list, by name: open, keep, forget.</summary>
public sealed partial class SavedViews
{
    private string _name = "";

    [Parameter, EditorRequired] public required IReadOnlyList<SavedViewItem> Views { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired] public required ImageListView View { get; set; }

    /// <summary>Gives the name for what is shown now.</summary>
    [Parameter] public EventCallback<string> OnKeep { get; set; }

    [Parameter] public EventCallback<string> OnForget { get; set; }

    private string? Current => View.Query.Length == 0 ? null : Views.FirstOrDefault(x => x.Query == View.Query)?.Name;

    private string AddressOf(SavedViewItem view) => view.Query.Length == 0 ? $"images/{View.Region}" : $"images/{View.Region}?{view.Query}";

    private async Task KeepAsync()
    {
        if (_name.Trim() is { Length: > 0 } name)
        {
            _name = "";
            await OnKeep.InvokeAsync(name);
        }
    }
}
