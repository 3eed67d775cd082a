using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>A portal whose instances really run, and every one of them ends with it.</summary>
internal sealed class SampleMachines : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly bool _isGuest;

    /// <summary>A disk that boots as <see cref="BootDisk"/> does, larger and with more on it.</summary>
    internal static byte[] OtherBytes { get; } = MakeOther();

    private SampleMachines(TestPortal portal, string folder, bool isGuest) => (Portal, Folder, _isGuest) = (portal, folder, isGuest);

    internal TestPortal Portal { get; }

    internal string Folder { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Instances run in Guangzhou, and nowhere else.</summary>
    internal static async Task<SampleMachines> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, SampleMachines? over = null, params (string Name, string Value)[] settings)
    {
        var folder = over?.Folder ?? Directory.CreateTempSubdirectory("instances-").FullName;
        var all = new Dictionary<string, string?>
        {
            ["Portal:Instances:Accelerator"] = "Tcg",
            ["Portal:Instances:Path"] = folder,
            ["Portal:Instances:MemoryMiB"] = "1000000",
            ["Portal:Instances:Regions:0"] = TestPortal.Guangzhou.Value,
        };
        foreach (var (name, value) in settings)
        {
            all[$"Portal:Instances:{name}"] = value;
        }

        var portal = await TestPortal.OpenAsync(provider, settings: all, over: over?.Portal);
        Assert.SkipUnless(portal.Get<IHypervisor>().Obstacle is null, $"Instances need QEMU: {portal.Get<IHypervisor>().Obstacle}");
        return new SampleMachines(portal, folder, over is not null);
    }

    /// <summary>An image that boots, with its content in the region's store.</summary>
    internal async Task<ImageId> AddImageAsync(ImageKind kind = ImageKind.Custom, string name = "bootable")
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, BootDisk.Bytes, Cancellation);
        var image = await AddImageAsync(path, kind, name);
        File.Delete(path);
        return image;
    }

    /// <summary>An image that boots, with another content than <see cref="BootDisk.Bytes"/>.</summary>
    internal async Task<ImageId> AddOtherImageAsync(ImageKind kind = ImageKind.Custom, string name = "other")
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, OtherBytes, Cancellation);
        var image = await AddImageAsync(path, kind, name);
        File.Delete(path);
        return image;
    }

    /// <summary>An image of any raw disk.</summary>
    internal async Task<ImageId> AddImageAsync(string path, ImageKind kind = ImageKind.Custom, string name = "sample")
    {
        await using var source = FileSource.Open(path);
        var stored = await Portal.StoreOf(TestPortal.Guangzhou).IngestAsync(new RawDisk(source), null, Cancellation);
        await using var db = Portal.OpenDatabase();
        var image = kind == ImageKind.Custom
            ? Image.Import(ImageId.New(), Portal.Alice.Account, TestPortal.Guangzhou, name, "", "disk.raw", TestPortal.Start).Value!
            : Image.Publish(Portal.Carol.Account, TestPortal.Guangzhou, kind, name, null, null, TestPortal.Start);
        image.Complete(stored.Digest, 1, TestPortal.Start);
        db.Images.Add(image);
        await db.SaveChangesAsync(Cancellation);
        return image.Id;
    }

    internal Task<Result<LaunchStarted>> LaunchAsync(Caller caller, ImageId image, string? name = null, int count = 1, string? token = null) =>
        Portal.Get<LaunchInstances>().RunAsync(caller, new LaunchRequest(TestPortal.Guangzhou, image, Name: name, Count: count, Token: token), Cancellation);

    /// <summary>Starts one and waits for its first word.</summary>
    internal async Task<InstanceId> BootAsync(Caller caller, ImageId image)
    {
        var id = TestPortal.Accepted(await LaunchAsync(caller, image)).Instances[0];
        await Portal.RunJobsAsync();
        await SaysAsync(caller, id, BootDisk.SaysAtBoot(1));
        return id;
    }

    internal Task<Result<CreateStarted>> CreateAsync(Caller caller, InstanceId id, string name = "made", Func<CreateRequest, CreateRequest>? change = null)
    {
        var request = new CreateRequest(TestPortal.Guangzhou, id, name, "");
        return Portal.Get<CreateImage>().RunAsync(caller, change?.Invoke(request) ?? request, Cancellation);
    }

    /// <summary>Boots one once, and stops it.</summary>
    internal async Task<InstanceId> BootAndStopAsync(Caller caller, ImageId image)
    {
        var id = await BootAsync(caller, image);
        Assert.Null((await Portal.Get<StopInstances>().RunAsync(caller, [id], atOnce: false, Cancellation)).Error);
        await SettleAsync();
        return id;
    }

    internal Task<Result<OperationId>> ReinstallAsync(Caller caller, InstanceId id, ImageId? image = null) =>
        Portal.Get<ReinstallInstance>().RunAsync(caller, id, image, Cancellation);

    /// <summary>Disks that lie beside the machine's own.</summary>
    internal IReadOnlyList<string> NextDisksOf(InstanceId id) => Directory.GetFiles(Path.Combine(Folder, id.Value), "next-*");

    internal string DiskOf(InstanceId id) => Path.Combine(Folder, id.Value, "disk.raw");

    internal string CaptureOf(InstanceId id) => Path.Combine(Folder, id.Value, "capture.qcow2");

    /// <summary>All bytes of an image, as the region's store gives them.</summary>
    internal async Task<byte[]> ContentOfAsync(ImageId image)
    {
        var digest = (await Portal.FindAsync(image)).Digest!;
        await using var disk = await Portal.StoreOf(TestPortal.Guangzhou).OpenAsync(digest, Cancellation);
        var bytes = new byte[disk.Length];
        for (var read = 0; read < bytes.Length;)
        {
            read += await disk.ReadAtAsync(read, bytes.AsMemory(read), Cancellation);
        }

        return bytes;
    }

    /// <summary>Waits until the serial port said it.</summary>
    internal Task SaysAsync(Caller caller, InstanceId id, string words) => UntilAsync(
        async () => TestPortal.Accepted(await Portal.Get<ReadConsole>().RunAsync(caller, id, Cancellation)).Contains(words.TrimEnd(), StringComparison.Ordinal),
        $"{id} says {words}");

    /// <summary>Looks after instances until they want nothing more.</summary>
    internal Task SettleAsync() => UntilAsync(async () => !await Portal.Get<KeepInstances>().RunAsync(Cancellation), "all is settled");

    internal Task<Instance?> FindAsync(InstanceId id) => Portal.ReadAsync(db => db.Instances.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id));

    internal async Task<InstanceState?> StateOfAsync(InstanceId id) => (await FindAsync(id))?.State;

    internal Task UntilGoneAsync(InstanceId id) => UntilAsync(() => Task.FromResult(!IsRunning(id)), $"{id} is gone");

    internal bool IsRunning(InstanceId id) => Portal.Get<IHypervisor>().IsRunning(id);

    /// <summary>The number that its process wrote down.</summary>
    internal int ProcessOf(InstanceId id) => int.Parse(File.ReadAllText(Path.Combine(Folder, id.Value, "pid")), null);

    public async ValueTask DisposeAsync()
    {
        // One that was opened over another leaves the machines to it.
        if (!_isGuest)
        {
            foreach (var folder in Directory.GetDirectories(Folder))
            {
                await Portal.Get<IHypervisor>().RemoveAsync(new InstanceId(Path.GetFileName(folder)), CancellationToken.None);
            }

            Directory.Delete(Folder, recursive: true);
        }

        await Portal.DisposeAsync();
    }

    private static byte[] MakeOther()
    {
        var disk = new byte[6 << 20];
        BootDisk.Bytes.CopyTo(disk, 0);
        new Random(91).NextBytes(disk.AsSpan(3 << 20, 1 << 20));
        return disk;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"waited {Patience.TotalSeconds:0} s in vain until {what}");
            await Task.Delay(50, Cancellation);
        }
    }
}
