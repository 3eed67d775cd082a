using ImagePortal.Core.Stores;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>The collection of a store: how far it is, what the last one freed, and what waits for the next.</summary>
public sealed partial class CollectionCard
{
    [Parameter, EditorRequired] public required RegionStore Store { get; set; }

    [Parameter, EditorRequired] public required StoreMeasure? Measure { get; set; }

    [Parameter] public EventCallback OnStop { get; set; }
}
