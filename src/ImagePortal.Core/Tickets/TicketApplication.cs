using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>What an applicant writes (D19).</summary>
public sealed record TicketApplication(string Purpose, string Volume, IReadOnlyList<RegionCode> Regions);
