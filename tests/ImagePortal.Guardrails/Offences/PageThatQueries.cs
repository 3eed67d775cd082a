using ImagePortal.Core.Persistence;

namespace ImagePortal.Web.Components.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record PageThatQueries(PortalDatabase Database);
