using System.Diagnostics;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>Tiny disks made by <c>infra/samples/make-sample-disk.sh</c>, once for a run.</summary>
public sealed class SampleDisks : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imageportal-disks-").FullName;

    /// <summary>A disk that passes every rule.</summary>
    internal static string Good => Repository.PathOf("infra/samples/sample-debian12.qcow2");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A disk that fails one rule.</summary>
    /// <param name="options">Of the script; none: a text file by the name of a disk.</param>
    internal string Make(string name, string[] options)
    {
        var path = Path.Combine(_folder, name);
        if (options.Length == 0)
        {
            File.WriteAllText(path, "Buy milk. Call the printer.\n");
        }
        else if (!File.Exists(path))
        {
            string[] command = [Repository.PathOf("infra/samples/make-sample-disk.sh"), path, .. options];
            using var script = Process.Start(new ProcessStartInfo("bash", command) { RedirectStandardError = true })!;
            var said = script.StandardError.ReadToEnd();
            script.WaitForExit();
            Assert.SkipWhen(said.Contains("command not found", StringComparison.Ordinal), $"A tool for disks is missing: {said}");
            Assert.True(script.ExitCode == 0, said);
        }

        return path;
    }
}
