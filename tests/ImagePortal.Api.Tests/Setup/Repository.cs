using System.Reflection;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Where the sources and the built portal lie, as the build wrote it into this assembly.</summary>
internal static class Repository
{
    private static readonly Dictionary<string, string?> Metadata = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .GroupBy(x => x.Key)
        .ToDictionary(x => x.Key, x => x.First().Value);

    internal static string Portal => PathOf(Metadata["Portal"]!);

    internal static string SampleDisk => PathOf("infra/samples/sample-debian12.qcow2");

    internal static string DiskScript => PathOf("infra/samples/make-sample-disk.sh");

    internal static string Readme => PathOf("README.md");

    internal static string Sdk => PathOf("tests/ImagePortal.Api.Tests/Sdk");

    private static string PathOf(string path) => Path.GetFullPath(path, Path.GetFullPath(Metadata["Repository"]!));
}
