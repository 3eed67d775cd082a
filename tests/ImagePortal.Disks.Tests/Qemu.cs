using System.Diagnostics;

namespace ImagePortal.Disks.Tests;

/// <summary>The programs we compare with, where they are installed.</summary>
internal static class Qemu
{
    /// <summary>Skips the test where qemu-img is missing.</summary>
    public static void Require() =>
        Assert.SkipUnless(IsInstalled("qemu-img") && IsInstalled("qemu-io"), "qemu-img is not installed; run infra/test.sh");

    public static void Image(params string[] arguments) => Run("qemu-img", arguments);

    /// <summary>What qemu-img prints.</summary>
    public static string Ask(params string[] arguments) => Run("qemu-img", arguments);

    /// <summary>Runs commands of qemu-io on a disk, such as <c>write -P 7 0 64k</c>.</summary>
    public static void Io(string format, string path, params string[] commands) =>
        Run("qemu-io", ["-f", format, .. commands.SelectMany(x => new[] { "-c", x }), path]);

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(x => File.Exists(Path.Combine(x, program)));

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}{errors.Result}");
        return output;
    }
}
