using System.Diagnostics;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>Instances outlive their portal by design (decision 0034): those of a portal of tests end with its data.</summary>
internal static class Machines
{
    internal static void End(string dataFolder)
    {
        var mark = Path.Combine(dataFolder, "instances") + "/";
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id))
            {
                End(id, mark);
            }
        }
    }

    private static void End(int id, string mark)
    {
        try
        {
            if (File.ReadAllText($"/proc/{id}/cmdline").Contains(mark, StringComparison.Ordinal))
            {
                using var machine = Process.GetProcessById(id);
                machine.Kill();
                machine.WaitForExit();
            }
        }
        catch (Exception ended) when (ended is IOException or ArgumentException or InvalidOperationException)
        {
            // Since it was listed.
        }
    }
}
