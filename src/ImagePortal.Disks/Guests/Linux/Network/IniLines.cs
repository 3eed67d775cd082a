namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>Files of sections and <c>Key=value</c> lines, as systemd and NetworkManager write them.</summary>
internal static class IniLines
{
    public static IEnumerable<(string Section, string Key, string Value, int Line)> Parse(string text)
    {
        var (section, number) = ("", 0);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                section = line[1..^1];
            }
            else if (line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && line[0] is not ('#' or ';'))
            {
                yield return (section, line[..equals].TrimEnd(), line[(equals + 1)..].TrimStart(), number);
            }
        }
    }
}
