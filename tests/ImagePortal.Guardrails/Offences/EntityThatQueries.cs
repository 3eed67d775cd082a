using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record EntityThatQueries(DbContext Database);
