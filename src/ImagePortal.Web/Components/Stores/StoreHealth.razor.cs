using ImagePortal.Core.Stores;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>Whether a store's content is sound, as far as the last verification knows.</summary>
public sealed partial class StoreHealth
{
    [Parameter, EditorRequired] public required RegionStore Store { get; set; }
}
