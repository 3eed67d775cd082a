namespace ImagePortal.Disks.Guests.Windows;

/// <summary>One driver as Windows knows it.</summary>
/// <param name="Name">Name of its service, such as viostor.</param>
/// <param name="Key">The service's key; null when none is registered.</param>
/// <param name="Start">When it is loaded: 0 with the kernel, 1 and 2 later, 3 when its device is found, 4 never; null when not registered.</param>
/// <param name="File">Path of its file below the Windows folder.</param>
/// <param name="HasFile">The file is there.</param>
public sealed record WindowsDriver(string Name, string? Key, int? Start, string File, bool HasFile)
{
    private const int WithKernel = 0;
    private const int Never = 4;

    public bool IsRegistered => Key is not null;

    /// <summary>Loaded by the boot loader, so that Windows finds the disk it lies on.</summary>
    public bool StartsWithKernel => Start == WithKernel && HasFile;

    /// <summary>Loaded at the latest when its device is found.</summary>
    public bool StartsWithDevice => Start is not (null or Never) && HasFile;

    /// <summary>What was found, as a part of a sentence.</summary>
    public string Evidence => (Key, HasFile) switch
    {
        (null, false) => $"{Name} is neither registered nor on the disk",
        (null, true) => $@"{Name} is not registered, only its file is there (\Windows\{File})",
        (_, false) => $@"{Name} is registered ({Key}, Start {Start}), but its file \Windows\{File} is missing",
        _ => $@"{Name} is registered ({Key}, Start {Start}; \Windows\{File})",
    };
}
