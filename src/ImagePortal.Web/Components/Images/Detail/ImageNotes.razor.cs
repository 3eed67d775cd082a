using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>What must be known of an image before anything else: that it failed, or lies in the recycle bin.</summary>
public sealed partial class ImageNotes
{
    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }
}
