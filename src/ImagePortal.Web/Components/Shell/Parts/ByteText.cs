using System.Globalization;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>Sizes in binary units, three digits at most: 1.92 GiB, 18.5 GiB, 118 MiB.</summary>
public static class ByteText
{
    private static readonly string[] Units = ["KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Of(long bytes)
    {
        if (bytes < 1024)
        {
            return Exact(bytes);
        }

        var (value, unit) = (bytes / 1024.0, 0);

        // 1023.6 MiB would be written as 1024 MiB: it is 1 GiB.
        while (value >= 1023.5 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Number(value)} {Units[unit]}");
    }

    /// <summary>The whole number, such as <c>2,061,584,302 bytes</c>.</summary>
    public static string Exact(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} {(bytes == 1 ? "byte" : "bytes")}");

    private static string Number(double value) =>
        value.ToString(value < 9.995 ? "0.##" : value < 99.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
