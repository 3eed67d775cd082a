using System.Globalization;

namespace ImagePortal.Benchmarks;

/// <summary>Prints Markdown tables while their figures come in.</summary>
internal static class Table
{
    public static void Begin(params string[] columns)
    {
        Console.WriteLine();
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Number(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);

    public static string Percent(double share) => $"{Number(share * 100, 1)} %";

    public static string MiB(long bytes) => Number(bytes / 1048576.0, bytes < 10 << 20 ? 1 : 0);
}
