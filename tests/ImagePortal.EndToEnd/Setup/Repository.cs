using System.Reflection;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>Where the sources and the built portal lie, as the build wrote it into this assembly.</summary>
internal static class Repository
{
    private static readonly Dictionary<string, string?> Metadata = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .GroupBy(x => x.Key)
        .ToDictionary(x => x.Key, x => x.First().Value);

    internal static string Portal => PathOf(Metadata["Portal"]!);

    internal static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    internal static string PathOf(string path) => Path.GetFullPath(path, Path.GetFullPath(Metadata["Repository"]!));
}
