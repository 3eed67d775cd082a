using System.Globalization;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests.Windows.Registry;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows;

/// <summary>Finds the Windows folder among the volumes and reads from its registry what is installed.</summary>
public static class WindowsGuestReader
{
    private const string Config = "/Windows/System32/config";
    private const string SoftwareHive = Config + "/SOFTWARE";
    private const string SystemHive = Config + "/SYSTEM";
    private const string Kernel = "/Windows/System32/ntoskrnl.exe";
    private const int KernelHeaderSize = 4096;

    /// <summary>Null when no volume that can be read holds a Windows folder with its registry.</summary>
    /// <param name="volumes">The system volume's mount point is filled in.</param>
    public static async Task<WindowsGuest?> ReadAsync(List<Volume> volumes, InspectionBudget budget, CancellationToken cancellationToken)
    {
        if (await FindSystemAsync(volumes, cancellationToken) is not { } volume)
        {
            return null;
        }

        await using var software = await volume.Files!.OpenAsync(SoftwareHive, cancellationToken);
        await using var system = await volume.Files.OpenAsync(SystemHive, cancellationToken);
        var guest = await ReadAsync(
            volumes,
            volume,
            await OpenAsync("SOFTWARE", software!, budget, cancellationToken),
            await OpenAsync("SYSTEM", system!, budget, cancellationToken),
            cancellationToken);
        volumes[volumes.IndexOf(volume)] = guest.System;
        return guest;
    }

    /// <summary>The first volume with a Windows folder that has its registry.</summary>
    internal static async Task<Volume?> FindSystemAsync(IReadOnlyList<Volume> volumes, CancellationToken cancellationToken)
    {
        foreach (var volume in volumes.Where(x => x is { Sign.Type: "ntfs", Files: not null }))
        {
            await using var software = await volume.Files!.OpenAsync(SoftwareHive, cancellationToken);
            await using var system = await volume.Files.OpenAsync(SystemHive, cancellationToken);
            if (software is not null && system is not null)
            {
                return volume;
            }
        }

        return null;
    }

    private static async Task<Hive> OpenAsync(
        string name, IRandomAccessSource file, InspectionBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            return await Hive.OpenAsync(file, budget, cancellationToken);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException($"{Config}/{name}: {damage.Message}", damage);
        }
    }

    private static async Task<WindowsGuest> ReadAsync(
        List<Volume> volumes, Volume volume, Hive software, Hive system, CancellationToken cancellationToken)
    {
        var files = volume.Files!;
        var controlSet = await ControlSetAsync(system, cancellationToken);
        var productType = (await system.ValueAsync($@"{controlSet}\Control\ProductOptions", "ProductType", cancellationToken))?.Text;
        var release = await WindowsReleaseReader.ReadAsync(software, productType, cancellationToken);
        var (architecture, source) = await ArchitectureAsync(files, system, controlSet, cancellationToken);
        var isLetter = release.SystemRoot is { Length: >= 2 } root && char.IsAsciiLetter(root[0]) && root[1] == ':';
        return new(
            volume with { MountPoint = isLetter ? release.SystemRoot![..2] : null },
            await BootManagerAsync(volumes, cancellationToken),
            release,
            architecture,
            source,
            (await system.ValueAsync($@"{controlSet}\Control\ComputerName\ComputerName", "ComputerName", cancellationToken))?.Text
                ?? (await system.ValueAsync($@"{controlSet}\Services\Tcpip\Parameters", "Hostname", cancellationToken))?.Text,
            await new WindowsDriverReader(files, system, controlSet).ReadAsync(cancellationToken),
            await new WindowsNetworkReader(system, controlSet).ReadAsync(cancellationToken),
            [.. new[] { (software, "SOFTWARE"), (system, "SYSTEM") }.Where(x => x.Item1.IsDirty).Select(x => $"{Config}/{x.Item2}")]);
    }

    /// <summary>The set of services that Windows starts with next, by the number in Select.</summary>
    private static async Task<string> ControlSetAsync(Hive system, CancellationToken cancellationToken)
    {
        var current = (await system.ValueAsync("Select", "Current", cancellationToken))?.Number ?? 1;
        var name = string.Create(CultureInfo.InvariantCulture, $"ControlSet{current:000}");
        return await system.HasKeyAsync(name, cancellationToken)
            ? name
            : throw new InvalidDataException($@"HKLM\SYSTEM\Select names {name}, which is not in the registry hive");
    }

    private static async Task<(string? Architecture, string? Source)> ArchitectureAsync(
        IFileSystemReader files, Hive system, string controlSet, CancellationToken cancellationToken)
    {
        const string Name = "PROCESSOR_ARCHITECTURE";
        var key = $@"{controlSet}\Control\Session Manager\Environment";
        if ((await system.ValueAsync(key, Name, cancellationToken))?.Text is { Length: > 0 } text)
        {
            var known = text.ToUpperInvariant() switch { "AMD64" => "x86_64", "X86" => "i386", "ARM64" => "aarch64", _ => text };
            return (known, $@"HKLM\SYSTEM\{key}, {Name} {text}");
        }

        var header = await files.ReadBytesAsync(Kernel, KernelHeaderSize, cancellationToken);
        return header is null ? (null, null) : (Machine(header), Kernel);
    }

    /// <summary>The PE header, whose place stands at 60, states the machine at its byte 4 (PE format, "COFF File Header").</summary>
    private static string? Machine(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.Length >= 64 ? ReadUInt32LittleEndian(bytes[60..]) : uint.MaxValue;
        if (at > bytes.Length - 6 || !bytes[(int)at..].StartsWith("PE\0\0"u8))
        {
            return null;
        }

        return ReadUInt16LittleEndian(bytes[((int)at + 4)..]) switch
        {
            0x8664 => "x86_64",
            0x014C => "i386",
            0xAA64 => "aarch64",
            var machine => $"machine 0x{machine:x}",
        };
    }

    private static async Task<Volume?> BootManagerAsync(List<Volume> volumes, CancellationToken cancellationToken)
    {
        foreach (var volume in volumes.Where(x => x is { Partition.Active: true, Files: not null }))
        {
            if ((await volume.Files!.NamesAsync("/", cancellationToken)).Contains("bootmgr", StringComparer.OrdinalIgnoreCase))
            {
                return volume;
            }
        }

        return null;
    }
}
