using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Regions' stores as a test finds and spoils them.</summary>
internal static class SampleStores
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static ImageStore StoreOf(this TestPortal portal, RegionCode region) => portal.Get<ImageStores>().For(region);

    internal static string FolderOf(this TestPortal portal, RegionCode region) => Path.Combine(portal.DataPath, "stores", region.Value);

    internal static string[] FilesOf(this TestPortal portal, RegionCode region, string kind) =>
        Path.Combine(portal.FolderOf(region), kind) is var folder && Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Makes all content look as if it had been stored two days ago.</summary>
    internal static void Age(this TestPortal portal, RegionCode region)
    {
        foreach (var file in portal.FilesOf(region, "chunks").Concat(portal.FilesOf(region, "manifests")))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-2));
        }
    }

    /// <summary>Flips a bit in the middle.</summary>
    internal static void Spoil(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>Runs what was started, to its end.</summary>
    internal static async Task<Operation> FinishAsync(this TestPortal portal, Result<OperationId> started)
    {
        var operation = TestPortal.Accepted(started);
        await portal.RunAsync(operation);
        return await portal.FindAsync(operation);
    }
}
