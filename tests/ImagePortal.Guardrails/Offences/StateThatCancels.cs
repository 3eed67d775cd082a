using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Persistence.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record StateThatCancels(CancelOperation Cancel);
