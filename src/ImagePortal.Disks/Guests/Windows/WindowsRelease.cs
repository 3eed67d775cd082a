namespace ImagePortal.Disks.Guests.Windows;

/// <summary>Which Windows it is.</summary>
/// <param name="ProductName">As people write it, such as <c>Windows Server 2008 R2 Datacenter</c>.</param>
/// <param name="Edition">The EditionID without <c>Server</c> in front and <c>Core</c> behind, such as <c>Standard</c> or <c>StandardEval</c>.</param>
/// <param name="NtVersion">Version of the kernel: 6.1, 6.3, 10.0, …</param>
/// <param name="Build">Such as 7601; zero when it is not told.</param>
/// <param name="Source">The key that says so.</param>
public sealed record WindowsRelease(string ProductName, string Edition, string NtVersion, int Build, bool IsServer, string Source)
{
    /// <summary>Such as <c>Service Pack 1</c>; null for none.</summary>
    public string? ServicePack { get; init; }

    /// <summary>Folder where Windows is, as it calls it itself, such as <c>C:\Windows</c>; null when it is not told.</summary>
    public string? SystemRoot { get; init; }

    /// <summary>NT version and build, as <c>ver</c> prints it.</summary>
    public string FullVersion => Build == 0 ? NtVersion : $"{NtVersion}.{Build}";

    /// <summary>The release's name for servers and its folder on the disk of virtio drivers.</summary>
    public (string Name, string DriverFolder) Family => (NtVersion, Build, IsServer) switch
    {
        ("6.0", _, true) => ("2008", "2k8"),
        ("6.1", _, true) => ("2008 R2", "2k8R2"),
        ("6.2", _, true) => ("2012", "2k12"),
        ("6.3", _, true) => ("2012 R2", "2k12R2"),
        ("10.0", < 17763, true) => ("2016", "2k16"),
        ("10.0", < 20348, true) => ("2019", "2k19"),
        ("10.0", < 26100, true) => ("2022", "2k22"),
        ("10.0", _, true) => ("2025", "2k25"),
        ("6.1", _, false) => ("7", "w7"),
        ("6.2", _, false) => ("8", "w8"),
        ("6.3", _, false) => ("8.1", "w8.1"),
        ("10.0", < 22000, false) => ("10", "w10"),
        ("10.0", _, false) => ("11", "w11"),
        _ => (NtVersion, "FOLDER"),
    };
}
