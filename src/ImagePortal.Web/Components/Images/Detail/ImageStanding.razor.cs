using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>How an image stands, below its name.</summary>
public sealed partial class ImageStanding
{
    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }
}
