using System.Globalization;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>A line such as <c>RW 16384 SPARSE "disk.vmdk"</c> ("The Extent Description").</summary>
/// <param name="Sectors">Sectors of 512 bytes that the extent holds.</param>
/// <param name="Type">SPARSE, FLAT, ZERO, VMFS and others.</param>
/// <param name="File">The name between the quotes; empty for a type without a file.</param>
internal sealed record VmdkExtentLine(long Sectors, string Type, string File)
{
    private static readonly string[] Accesses = ["RW ", "RDONLY ", "NOACCESS "];

    /// <summary>A sparse extent beside its description: the file itself, whatever it is called by now.</summary>
    public bool CanBeItself =>
        Type.Equals("SPARSE", StringComparison.OrdinalIgnoreCase) && File.Length > 0 && File.AsSpan().IndexOfAny('/', '\\', ':') < 0;

    /// <summary>Null when the line is no extent's.</summary>
    public static VmdkExtentLine? TryParse(ReadOnlySpan<char> line)
    {
        foreach (var access in Accesses)
        {
            if (line.StartsWith(access, StringComparison.OrdinalIgnoreCase))
            {
                return ParseRest(line[access.Length..]);
            }
        }

        return null;
    }

    /// <summary>What cannot be understood stays empty, and is then no file that we would read.</summary>
    private static VmdkExtentLine ParseRest(ReadOnlySpan<char> rest)
    {
        var words = rest.ToString().Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries);
        var isNumber = long.TryParse(words.ElementAtOrDefault(0), NumberStyles.None, CultureInfo.InvariantCulture, out var sectors);
        var names = words.Length > 2 ? words[2].Split('"') : [];
        return new(isNumber ? sectors : -1, VmdkDescriptor.Shown(words.ElementAtOrDefault(1)), VmdkDescriptor.Shown(names.ElementAtOrDefault(1)));
    }
}
