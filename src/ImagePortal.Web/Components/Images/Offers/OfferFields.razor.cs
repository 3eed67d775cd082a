using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Offers;

/// <summary>The fields about a public or market image.</summary>
public sealed partial class OfferFields
{
    [Parameter, EditorRequired] public required OfferForm Form { get; set; }
    [Parameter, EditorRequired] public required ImageKind Kind { get; set; }

    /// <summary>Raised when something that decides over the button has changed.</summary>
    [Parameter] public EventCallback OnChange { get; set; }

    private Task Changed() => OnChange.InvokeAsync();
}
