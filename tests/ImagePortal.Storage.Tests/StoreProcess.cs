using System.Diagnostics;
using ImagePortal.Storage.Objects;
using ImagePortal.Storage.Tests.Collection;

namespace ImagePortal.Storage.Tests;

/// <summary>Work on stores in another process, which may be killed, and how to start it.</summary>
internal static class StoreProcess
{
    public const string Verb = "work";

    /// <summary>Big enough for several groups of flushed files.</summary>
    public static MemoryDisk Disk() => MemoryDisk.Mixed(seed: 7, chunks: 200);

    /// <summary>How a store in an S3 service is named to the process.</summary>
    public static string AddressOf(S3StoreOptions options) =>
        string.Join('|', options.Endpoint, options.Bucket, options.Prefix, options.AccessKey, options.SecretKey);

    /// <param name="work">What <see cref="RunAsync"/> knows.</param>
    /// <param name="folder">A folder, or what <see cref="AddressOf"/> gives.</param>
    /// <param name="other">A second store, where the work needs one.</param>
    public static Process Start(string work, string folder, string other)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(StoreProcess).Assembly.Location);
        }

        foreach (var argument in (string[])[Verb, work, folder, other])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string work, string folder, string other)
    {
        var disk = work == "ingest" ? Disk() : null;
        var objects = Open(folder);
        var store = new ImageStore(objects);
        Console.WriteLine("ready");
        await (work switch
        {
            "ingest" => store.IngestAsync(disk!, null, CancellationToken.None),
            "transfer" => CopyAllAsync(new ImageStore(Open(other)), store),
            "collect" => new ImageStore(new AgedStore(objects, _ => false)).CollectAsync(new(), CancellationToken.None),
            "scrub" => store.ScrubAsync(ScrubMode.RemoveDamaged, null, CancellationToken.None),
            _ => throw new ArgumentException(work),
        });
        return 0;
    }

    private static IObjectStore Open(string address) => address.Split('|') is [var endpoint, var bucket, var prefix, var access, var secret]
        ? S3ObjectStore.Open(new() { Endpoint = new(endpoint), Bucket = bucket, Prefix = prefix, AccessKey = access, SecretKey = secret })
        : new FolderObjectStore(address);

    private static async Task CopyAllAsync(ImageStore source, ImageStore destination)
    {
        await foreach (var image in source.ListAsync(CancellationToken.None))
        {
            await new ImageTransfer(source, destination).RunAsync(image.Digest, null, CancellationToken.None);
        }
    }
}
