namespace ImagePortal.Core.Chatter.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record RoomOutsideTheTable;
