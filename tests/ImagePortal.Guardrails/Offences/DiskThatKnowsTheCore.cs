namespace ImagePortal.Disks.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record DiskThatKnowsTheCore(Core.Images.GetImage Images);
