using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Web.Api.Registry;

/// <summary>Who calls, and for which region; the region is empty where an action needs none.</summary>
internal sealed record ApiCall(Caller Caller, RegionCode Region, string RequestId);
