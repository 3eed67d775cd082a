using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Copies;

/// <summary>What copying the chosen images to one region would do. Bytes are those of the stores, compressed.</summary>
/// <param name="BytesToMove">What the destination lacks; zero when it is refused.</param>
/// <param name="BytesTotal">What the images take in all.</param>
/// <param name="PlacesUsed">Places taken there before the copies (R13).</param>
/// <param name="Refusal">Why none or not all of them can be copied there.</param>
public sealed record CopyPlan(
    RegionCode Destination, string Name, long BytesToMove, long BytesTotal, int PlacesUsed, int PlacesLimit, Error? Refusal);
