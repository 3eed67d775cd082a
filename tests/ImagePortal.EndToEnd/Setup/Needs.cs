using System.Diagnostics;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>What the tests use of the machine. A test that lacks something is skipped and says what.</summary>
internal static class Needs
{
    internal const string Chromium = "/usr/bin/chromium";
    internal const string Python = "/usr/bin/python3";

    private const string Qemu = "/usr/bin/qemu-system-x86_64";

    private static readonly Lazy<string?> MissingProgram = new(FindMissing);

    /// <summary>Why no test of a browser can run; null when all can.</summary>
    internal static string? Missing => MissingProgram.Value;

    /// <summary>A Debian disk of <c>infra/make-debian-disk.sh</c>.</summary>
    internal static string Disk(string name)
    {
        var folder = Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_DISKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "IMAGEPORTAL_TEST_DISKS names no folder; infra/make-debian-disk.sh fills one.");
        var path = Path.Combine(folder!, name);
        Assert.SkipUnless(File.Exists(path), $"IMAGEPORTAL_TEST_DISKS holds no {name}; infra/make-debian-disk.sh makes it.");
        return path;
    }

    internal static void Hypervisor() => Assert.SkipUnless(File.Exists(Qemu), $"There is no {Qemu}; Debian's package qemu-system-x86 brings it.");

    private static string? FindMissing() =>
        !File.Exists(Chromium) ? $"There is no {Chromium}; Debian's package chromium brings it."
        : !File.Exists(Python) || Run(Python, "-c", "import aiosmtpd") != 0 ? "Python lacks aiosmtpd; Debian's package python3-aiosmtpd brings it."
        : null;

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
