using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

public sealed partial class ImagePager
{
    [Parameter, EditorRequired] public required ImageListView View { get; set; }
    [Parameter, EditorRequired] public required int Total { get; set; }

    /// <summary>Images of this list in the recycle bin.</summary>
    [Parameter] public int Recycled { get; set; }

    private int Pages => (Total + ImageListView.PageSize - 1) / ImageListView.PageSize;

    private int First => Math.Min(Total, ((View.Page - 1) * ImageListView.PageSize) + 1);

    private int Last => Math.Min(Total, View.Page * ImageListView.PageSize);
}
