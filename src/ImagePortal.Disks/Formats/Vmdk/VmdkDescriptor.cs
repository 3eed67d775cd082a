using System.Text;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>
/// The text that describes a disk ("The Disk Descriptor File"): what it is, what it builds on, and the files its bytes are in. Only the
/// lines that could lead outside the file are kept.
/// </summary>
internal sealed record VmdkDescriptor
{
    private const int LongestNameShown = 100;
    private const string NoParent = "ffffffff";

    /// <summary>The createType; null when the text names none.</summary>
    public string? Kind { get; private set; }

    public bool HasParent { get; private set; }

    public string? ParentName { get; private set; }

    public bool IsEncrypted { get; private set; }

    public int ExtentCount { get; private set; }

    /// <summary>The first file that holds bytes of the disk.</summary>
    public VmdkExtentLine? FirstExtent { get; private set; }

    /// <summary>Reads up to the first zero byte. Text that cannot be understood is left out: what matters is then missing.</summary>
    public static VmdkDescriptor Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var descriptor = new VmdkDescriptor();
        foreach (var line in Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]).AsSpan().EnumerateLines())
        {
            descriptor.ReadLine(line.Trim());
        }

        return descriptor;
    }

    /// <summary>A name as far as it can be shown; it is the file's own word and leads nowhere.</summary>
    public static string Shown(ReadOnlySpan<char> name)
    {
        var text = name[..Math.Min(LongestNameShown, name.Length)].ToString();
        return string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (VmdkExtentLine.TryParse(line) is { } extent)
        {
            FirstExtent ??= extent;
            ExtentCount++;
            return;
        }

        var equals = line.IndexOf('=');
        if (equals <= 0 || line[0] == '#')
        {
            return;
        }

        ReadSetting(line[..equals].Trim(), line[(equals + 1)..].Trim().Trim('"'));
    }

    private void ReadSetting(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        if (Is(key, "createType"))
        {
            Kind ??= Shown(value);
        }
        else if (Is(key, "parentCID"))
        {
            HasParent |= !Is(value, NoParent);
        }
        else if (Is(key, "parentFileNameHint"))
        {
            HasParent = true;
            ParentName ??= Shown(value);
        }
        else if (key.StartsWith("encryption", StringComparison.OrdinalIgnoreCase))
        {
            IsEncrypted = true;
        }
    }

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
