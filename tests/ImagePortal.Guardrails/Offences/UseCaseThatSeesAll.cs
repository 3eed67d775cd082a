using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Sharing.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record UseCaseThatSeesAll(SystemDatabase Database);
