using System.Diagnostics;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Tiny disks made by <c>infra/samples/make-sample-disk.sh</c>.</summary>
internal static class MadeDisks
{
    internal static byte[] Make(params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("imageportal-disk-");
        try
        {
            var path = Path.Combine(folder.FullName, "disk.qcow2");
            using var script = Process.Start(new ProcessStartInfo("bash", [Repository.DiskScript, path, .. options]) { RedirectStandardError = true })!;
            var said = script.StandardError.ReadToEnd();
            script.WaitForExit();
            Assert.SkipWhen(said.Contains("command not found", StringComparison.Ordinal), $"A tool for disks is missing: {said}");
            Assert.True(script.ExitCode == 0, said);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
