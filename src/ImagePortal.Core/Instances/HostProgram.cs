namespace ImagePortal.Core.Instances;

/// <summary>Programs of the host.</summary>
internal static class HostProgram
{
    /// <summary>Where a program is that a setting names by its path or its name; null when it is not installed.</summary>
    internal static string? Find(string name) => name.Contains('/', StringComparison.Ordinal)
        ? File.Exists(name) ? name : null
        : $"{Environment.GetEnvironmentVariable("PATH")}:/usr/local/bin:/usr/bin:/usr/sbin:/sbin".Split(':').Select(x => Path.Combine(x, name)).FirstOrDefault(File.Exists);
}
