namespace ImagePortal.Core.Instances.Qemu;

/// <summary>What lies in the folder of one machine.</summary>
internal sealed record InstanceFolder(string Path)
{
    private const string NextPrefix = "next-";

    internal string Disk => Of("disk.raw");

    internal string Console => Of("console.log");

    internal string Pid => Of("pid");

    /// <summary>A copy of the disk of a running machine, for as long as an image is made of it.</summary>
    internal string Capture => Of("capture.qcow2");

    /// <summary>Another disk, as far as it is written.</summary>
    internal string Part(string mark) => Of($"{NextPrefix}{mark}.part");

    /// <summary>Another disk that is whole.</summary>
    internal string Next(string mark) => Of($"{NextPrefix}{mark}.raw");

    /// <summary>What there is of other disks.</summary>
    internal string[] ListNext() => Directory.Exists(Path) ? Directory.GetFiles(Path, $"{NextPrefix}*") : [];

    internal static string MarkOf(string next) => System.IO.Path.GetFileNameWithoutExtension(next)[NextPrefix.Length..];

    /// <summary>Where the machine is told to shut down.</summary>
    internal string Socket => Of("qmp");

    /// <summary>Number of the process that runs from here; null when none does. A number that was given to another process since does not count.</summary>
    internal int? FindProcess()
    {
        try
        {
            return int.TryParse(File.ReadAllText(Pid), out var process)
                && File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains(Pid)
                    ? process
                    : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Of(string name) => System.IO.Path.Combine(Path, name);
}
