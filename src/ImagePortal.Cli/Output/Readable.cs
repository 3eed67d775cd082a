using System.Globalization;

namespace ImagePortal.Cli.Output;

/// <summary>Numbers and foreign text as a person may see them.</summary>
internal static class Readable
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>Text of an image is its maker's: control characters could steer the terminal.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '\ufffd' : c));

    public static string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.##", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
