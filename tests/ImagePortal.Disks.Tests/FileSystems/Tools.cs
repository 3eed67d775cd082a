using System.Diagnostics;

namespace ImagePortal.Disks.Tests.FileSystems;

/// <summary>Programs that make disks to test against.</summary>
internal static class Tools
{
    private static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/sbin"];

    /// <summary>Skips the test where one of them is missing.</summary>
    public static void Require(params string[] programs)
    {
        var missing = programs.Where(x => Find(x) is null).ToList();
        Assert.SkipUnless(missing.Count == 0, $"not installed: {string.Join(", ", missing)}; run infra/test.sh");
    }

    /// <summary>Runs a program, gives it bytes to read and returns what it writes.</summary>
    public static byte[] Run(byte[] input, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(program)!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        reading.Wait();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors.Result}");
        return output.ToArray();
    }

    public static void Run(string program, params string[] arguments) => Run([], program, arguments);

    private static string? Find(string program) =>
        Path.IsPathRooted(program) ? program : Folders.Select(x => Path.Combine(x, program)).FirstOrDefault(File.Exists);
}
