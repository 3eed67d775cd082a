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

        var (size, unit) = UnitOf(bytes);
        return $"{Number(bytes / size)} {unit}";
    }

    /// <summary>A part in the unit of the whole, <c>0.21 of 8.4 GiB</c>; what is too small for that in its own, <c>4 MiB of 8.4 GiB</c>.</summary>
    public static string Part(long part, long whole)
    {
        var (size, unit) = UnitOf(whole);
        var isTooSmall = whole < 1024 || (part > 0 && part / size < 0.015);
        return isTooSmall ? $"{Of(part)} of {Of(whole)}" : $"{Number(part / size)} of {Number(whole / size)} {unit}";
    }

    /// <summary>The whole number, such as <c>2,061,584,302 bytes</c>.</summary>
    public static string Exact(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} {(bytes == 1 ? "byte" : "bytes")}");

    /// <summary>The unit that suits a size, and its bytes.</summary>
    private static (double Size, string Name) UnitOf(long bytes)
    {
        var (size, unit) = (1024.0, 0);

        // 1023.6 MiB would be written as 1024 MiB: it is 1 GiB.
        while (bytes / size >= 1023.5 && unit < Units.Length - 1)
        {
            (size, unit) = (size * 1024, unit + 1);
        }

        return (size, Units[unit]);
    }

    private static string Number(double value) =>
        value.ToString(value < 9.995 ? "0.##" : value < 99.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
