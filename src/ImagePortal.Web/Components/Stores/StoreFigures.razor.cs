using System.Globalization;
using ImagePortal.Core.Stores;
using ImagePortal.Storage;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>From the size that guests see to the bytes on the device.</summary>
public sealed partial class StoreFigures
{
    [Parameter, EditorRequired] public required RegionStore Store { get; set; }

    /// <summary>Null while it is counted.</summary>
    [Parameter, EditorRequired] public required StoreMeasure? Measure { get; set; }

    /// <summary>Why it could not be counted, or not again.</summary>
    [Parameter] public string? Trouble { get; set; }

    private static int UsedOf(StoreSpace space) => space.Total == 0 ? 0 : (int)((space.Total - space.Free) * 100 / space.Total);

    private string ShareOf(long bytes) =>
        (bytes * 100.0 / Math.Max(1, Measure!.Survey.VirtualSize)).ToString("0.##", CultureInfo.InvariantCulture);
}
