using System.Diagnostics;
using ImagePortal.Storage;

namespace ImagePortal.Benchmarks;

/// <summary>A task, told in a way that both the command line tool and a worker of ours can do it.</summary>
/// <param name="Task">What is done; a name of <see cref="CommandLines"/>.</param>
/// <param name="Subject">The disk's file, or the image's digest where the task begins with what is stored.</param>
/// <param name="Store">The folder of the store at hand; what the task makes lies beside it.</param>
internal sealed record Workload(string Task, string Subject, string Store)
{
    public const string Ingest = "ingest";
    public const string IngestAgain = "ingest again";
    public const string IngestOntoBase = "ingest onto base";
    public const string Verify = "verify";
    public const string Export = "export";
    public const string Convert = "convert";
    public const string Copy = "copy";
    public const string CopyAgain = "copy again";
    public const string CopyOntoBase = "copy onto base";
    public const string CopyToS3 = "copy to S3";
    public const string CopyToS3Again = "copy to S3 again";
    public const string CopyOntoBaseInS3 = "copy onto base in S3";
    public const string CopyFromS3 = "copy from S3";

    /// <summary>The disk that the derived one began as; it lies beside it.</summary>
    public const string Base = "debian12.qcow2";

    /// <summary>The folder that copies go to.</summary>
    public string Destination => Store + ".copy";

    /// <summary>The raw disk that exports and conversions write; whoever runs the workload removes it.</summary>
    public string RawDisk => Store + ".raw";

    /// <summary>How the tool is called for it. An ingest inspects first, as an import does.</summary>
    public string[][] CommandLines => Task switch
    {
        Ingest or IngestAgain or IngestOntoBase => [["inspect", Subject], ["store", "ingest", Subject, "--store", Store]],
        Verify => [["store", "verify", Subject, "--store", Store]],
        Export => [["store", "export", Subject, "--store", Store, "--to", "raw", RawDisk]],
        Convert => [["convert", Subject, "--to", "raw", RawDisk]],
        Copy or CopyAgain or CopyOntoBase => CopyBetween(Store, Destination),
        CopyToS3 or CopyToS3Again or CopyOntoBaseInS3 => CopyBetween(Store, Bucket.Address),
        CopyFromS3 => CopyBetween(Bucket.Address, Destination),
        _ => throw new UnreachableException(Task),
    };

    /// <summary>What an earlier run left, and what it left to write, is none of this run's cost.</summary>
    public async Task PrepareAsync()
    {
        if ((Task switch { Ingest or IngestOntoBase => Store, Copy or CopyOntoBase or CopyFromS3 => Destination, _ => null }) is { } folder && Directory.Exists(folder))
        {
            SetAside(folder);
        }

        if (Task is CopyToS3 or CopyOntoBaseInS3)
        {
            await Bucket.EmptyAsync();
        }

        if (Task == IngestOntoBase)
        {
            await Worker.IngestAsync(Path.Combine(Path.GetDirectoryName(Subject)!, Base), Store);
        }

        if (Task is CopyOntoBase or CopyOntoBaseInS3)
        {
            // The store's other image.
            var source = ImageStore.OpenFolder(Store);
            var original = await source.ListAsync(CancellationToken.None).FirstAsync(image => image.Digest != Subject);
            var destination = Task == CopyOntoBase ? ImageStore.OpenFolder(Destination) : Bucket.Open();
            await new ImageTransfer(source, destination).RunAsync(original.Digest, null, CancellationToken.None);
        }

        using var sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }

    private string[][] CopyBetween(string from, string to) => [["store", "copy", Subject, "--from", from, "--to", to]];

    /// <summary>
    /// Empties the files of a store and keeps them under another name: ext4 gives out the number of a deleted file for minutes only after a search,
    /// which is no part of a life in which a store hardly ever shrinks.
    /// </summary>
    private static void SetAside(string store)
    {
        foreach (var path in Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
            RandomAccess.SetLength(file, 0);
        }

        Directory.Move(store, $"{store}.{Guid.NewGuid():N}");
    }
}
