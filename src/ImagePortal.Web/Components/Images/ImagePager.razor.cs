using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

public sealed partial class ImagePager
{
    [Parameter, EditorRequired] public required ImageListView View { get; set; }
    [Parameter, EditorRequired] public required int Total { get; set; }

    /// <summary>Rows of a page.</summary>
    [Parameter, EditorRequired] public required int PageSize { get; set; }

    /// <summary>Images of this list in the recycle bin.</summary>
    [Parameter] public int Recycled { get; set; }

    /// <summary>Asked to empty the recycle bin.</summary>
    [Parameter] public EventCallback OnEmpty { get; set; }

    private int Pages => (Total + PageSize - 1) / PageSize;

    private int First => Math.Min(Total, ((View.Page - 1) * PageSize) + 1);

    private int Last => Math.Min(Total, View.Page * PageSize);
}
