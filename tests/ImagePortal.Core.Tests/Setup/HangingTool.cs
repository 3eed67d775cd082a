namespace ImagePortal.Core.Tests.Setup;

/// <summary>A program of the host that hangs when it is called first, and does what another one does from then on.</summary>
internal sealed class HangingTool : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tool-").FullName;

    internal HangingTool(string? andThen)
    {
        Path = System.IO.Path.Combine(_folder, "tool");
        var mark = System.IO.Path.Combine(_folder, "hangs");
        File.WriteAllText(Path, $"#!/bin/sh\nPATH=$PATH:/usr/sbin:/sbin\n[ -e {mark} ] && exec {andThen ?? "false"} \"$@\"\n: > {mark}\nexec sleep 3600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    internal string Path { get; }

    internal async Task HangsAsync()
    {
        while (!File.Exists(System.IO.Path.Combine(_folder, "hangs")))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
