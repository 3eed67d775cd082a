namespace ImagePortal.Storage.Objects;

/// <summary>Tells failures of a file system apart that the base library reports alike.</summary>
internal static class FileErrors
{
    private const int LinuxAgain = 11;
    private const int MacAgain = 35;
    private const int UnixNoSpace = 28;
    private const int LinuxQuotaExceeded = 122;
    private const int MacQuotaExceeded = 69;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Another holder has the file locked.</summary>
    public static bool IsLocked(IOException failure) => failure.HResult switch
    {
        WindowsSharingViolation => true,
        LinuxAgain => OperatingSystem.IsLinux(),
        MacAgain => OperatingSystem.IsMacOS(),
        _ => false,
    };

    /// <summary>The disk, or the quota of the user on it, has no room left.</summary>
    public static bool IsFull(IOException failure) => failure.HResult switch
    {
        WindowsHandleDiskFull or WindowsDiskFull => true,
        UnixNoSpace => !OperatingSystem.IsWindows(),
        LinuxQuotaExceeded => OperatingSystem.IsLinux(),
        MacQuotaExceeded => OperatingSystem.IsMacOS(),
        _ => false,
    };

    public static StoreFullException Full(string folder, IOException failure) =>
        new($"The image store in {folder} has no room left. Free room on its disk or make it larger, then run again: what is stored already is kept.", failure);
}
