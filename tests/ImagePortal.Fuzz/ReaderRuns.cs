using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ext;
using ImagePortal.Disks.FileSystems.Ntfs;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Guests.Windows.Registry;
using ImagePortal.Disks.Partitions;
using ImagePortal.Disks.Sources;
using ImagePortal.Disks.Tests.Guests;

namespace ImagePortal.Fuzz;

/// <summary>
/// Single readers, gone through to their last leaf: more than an inspection asks of them. Damage is an <see cref="InvalidDataException"/>, too
/// much work a <see cref="BudgetExceededException"/>; nothing else may leave them.
/// </summary>
internal static class ReaderRuns
{
    private const int MostDepth = 6;
    private const int MostEntries = 300;
    private const int PieceSize = 64 << 10;
    private const string Kernel = "6.1.0-31-amd64";
    private static readonly InspectionLimits Limits = new(32 << 20, 20_000, 64 << 20, TimeSpan.FromSeconds(20));
    private static readonly PartitionEntry Partition = new(1, "Linux", 1 << 20, 1 << 30, true, 446);

    public static Task ExtAsync(IRandomAccessSource file, Random random) => AllowDamageAsync(async () =>
    {
        var (files, error) = await ExtFileSystem.OpenAsync(file, Budget(), CancellationToken.None);
        Runs.Require(files is null == error is not null, "an opening is either a file system or an error");
        await WalkAsync(files, random);
    });

    public static Task NtfsAsync(IRandomAccessSource file, Random random) => AllowDamageAsync(async () =>
    {
        var (files, error) = await NtfsFileSystem.OpenAsync(file, Budget(), CancellationToken.None);
        Runs.Require(files is null == error is not null, "an opening is either a file system or an error");
        await WalkAsync(files, random);
    });

    public static Task HiveAsync(IRandomAccessSource file, Random random) => AllowDamageAsync(async () =>
    {
        var hive = await Hive.OpenAsync(file, Budget(), CancellationToken.None);
        var waiting = new Queue<(string Path, int Depth)>([("", 0)]);
        for (var keys = 0; keys < MostEntries && waiting.TryDequeue(out var key); keys++)
        {
            await AllowDamageAsync(async () =>
            {
                foreach (var value in await hive.ValuesAsync(key.Path, _ => true, CancellationToken.None))
                {
                    _ = (value.Text, value.Number);
                }

                foreach (var name in await hive.SubkeysAsync(key.Path, CancellationToken.None))
                {
                    var path = key.Path.Length == 0 ? name : $"{key.Path}\\{name}";
                    await hive.HasKeyAsync(path, CancellationToken.None);
                    if (key.Depth < MostDepth)
                    {
                        waiting.Enqueue((path, key.Depth + 1));
                    }
                }
            });
        }
    });

    public static Task PartitionsAsync(IRandomAccessSource file, Random random) => AllowDamageAsync(async () =>
    {
        var table = await PartitionTableReader.ReadAsync(file, CancellationToken.None);
        Runs.Require(table.Partitions.Count < 1000, $"{table.Partitions.Count} partitions");
        await VolumeReader.ReadAllAsync(file, table, Budget(), CancellationToken.None);
    });

    /// <summary>An initramfs in an otherwise healthy guest.</summary>
    public static async Task InitramfsAsync(IRandomAccessSource file, Random random)
    {
        var files = new GuestFiles().Add("/etc/os-release", "ID=debian\nVERSION_ID=12\n").Add("/bin/sh", "").Add($"/boot/vmlinuz-{Kernel}", "");
        await JudgeAsync(files.Add($"/boot/initrd.img-{Kernel}", await AllAsync(file)));
    }

    public static async Task GuestTextAsync(IRandomAccessSource file, Random random) => await JudgeAsync(GuestText.Read(await AllAsync(file)));

    private static Task JudgeAsync(IFileSystemReader files) => AllowDamageAsync(async () =>
    {
        var volumes = new List<Volume> { new(Partition, new("ext4", "uuid-1", "label-1"), files, null) };
        var guest = await LinuxGuestReader.ReadAsync(volumes, Budget(), CancellationToken.None);
        var findings = new DiskFindings
        {
            Opening = new() { Format = DiskFormat.Raw, VirtualSize = 10L << 30 },
            Table = new(PartitionTableKind.Mbr, [Partition], "GRUB", []),
            Volumes = volumes,
            Linux = guest,
        };
        var criteria = AllCriteria.Judge(findings, CheckProfile.Strict);
        Runs.Require(criteria.Count == CriterionIds.All.Count, $"the report has {criteria.Count} criteria");
        Runs.Require(criteria.All(x => x.Evidence.Length is > 0 and < 5000), "an evidence is empty or endless");
    });

    private static async Task WalkAsync(IFileSystemReader? files, Random random)
    {
        var waiting = new Queue<(string Path, int Depth)>([("", 0)]);
        for (var entries = 0; files is not null && waiting.TryDequeue(out var folder);)
        {
            var list = (IReadOnlyList<FileEntry>?)null;
            await AllowDamageAsync(async () => list = await files.ListAsync(folder.Path + "/", CancellationToken.None));
            foreach (var entry in list ?? [])
            {
                var path = $"{folder.Path}/{entry.Name}";
                if (entry.Kind == FileKind.Directory && folder.Depth < MostDepth)
                {
                    waiting.Enqueue((path, folder.Depth + 1));
                }

                if (++entries > MostEntries)
                {
                    return;
                }

                await AllowDamageAsync(() => ReadFileAsync(files, path, random));
            }
        }
    }

    private static async Task ReadFileAsync(IFileSystemReader files, string path, Random random)
    {
        await files.ReadLinkAsync(path, CancellationToken.None);
        await using var file = await files.OpenAsync(path, CancellationToken.None);
        if (file is null)
        {
            return;
        }

        Runs.Require(file.Length >= 0, $"a file of {file.Length} bytes");
        var whole = new byte[Math.Min(PieceSize, file.Length)];
        var read = await file.ReadAtAsync(0, whole, CancellationToken.None);
        Runs.Require(read == whole.Length, $"{read} of {whole.Length} bytes were read");
        var start = random.Next(read + 1);
        var part = new byte[random.Next(read - start + 1)];
        await file.ReadAtAsync(start, part, CancellationToken.None);
        Runs.Require(whole.AsSpan(start, part.Length).SequenceEqual(part), $"two reads differ at byte {start}");
        await file.ReadAtAsync(random.NextInt64(Math.Max(1, file.Length)), part, CancellationToken.None);
    }

    private static async Task AllowDamageAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception exception) when (exception is InvalidDataException or BudgetExceededException)
        {
            // What the contract allows.
        }
    }

    private static async Task<byte[]> AllAsync(IRandomAccessSource file)
    {
        var bytes = new byte[file.Length];
        await file.ReadAtAsync(0, bytes, CancellationToken.None);
        return bytes;
    }

    private static InspectionBudget Budget() => new(TimeProvider.System, Limits);
}
