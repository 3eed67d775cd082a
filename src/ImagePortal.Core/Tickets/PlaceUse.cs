using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>Places of an account in a region that are taken, of those it has.</summary>
public sealed record PlaceUse(RegionCode Region, int Used, int Limit);
