namespace ImagePortal.Disks.Guests.Windows;

/// <param name="Key">The key and value that hold it.</param>
public sealed record WindowsAddress(string Address, string Key);
