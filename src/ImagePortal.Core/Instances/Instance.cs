using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>A machine that was started from an image. Its disk is a copy of its own: what becomes of the image does not touch it (R55, R61).</summary>
public sealed class Instance
{
    public const int MaxNameLength = 60;
    public const int MaxTokenLength = 64;
    public const int MaxProblemLength = 300;

    private static readonly Dictionary<InstanceState, InstanceState[]> AllowedMoves = new()
    {
        [InstanceState.Pending] = [InstanceState.Running, InstanceState.Failed, InstanceState.Terminating],
        [InstanceState.Running] = [InstanceState.Stopping, InstanceState.Stopped, InstanceState.Terminating],
        [InstanceState.Stopping] = [InstanceState.Stopped, InstanceState.Terminating],
        [InstanceState.Stopped] = [InstanceState.Starting, InstanceState.Terminating],
        [InstanceState.Starting] = [InstanceState.Running, InstanceState.Stopped, InstanceState.Terminating],
        [InstanceState.Failed] = [InstanceState.Terminating],
        [InstanceState.Terminating] = [],
    };

    private Instance()
    {
    }

    public InstanceId Id { get; private set; }

    public AccountId Account { get; private set; }

    public RegionCode Region { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What its disk was made from. The image may be gone.</summary>
    public ImageId Image { get; private set; }

    public string ImageName { get; private set; } = "";

    public ImageKind ImageKind { get; private set; }

    /// <summary>linux, windows or unknown, as the image said.</summary>
    public string? OsFamily { get; private set; }

    /// <summary>The system's name, as the image said.</summary>
    public string? OsName { get; private set; }

    /// <summary>The public or market image that its own was built on, or is (R29).</summary>
    public ImageId? BasedOn { get; private set; }

    public string? BasedOnName { get; private set; }

    /// <summary>What the image added to it when it was started, in <see cref="Currency"/>; null: nothing.</summary>
    public decimal? PricePerHour { get; private set; }

    public string? Currency { get; private set; }

    public ImageLicense License { get; private set; }

    /// <summary>Content that its disk is, or was last to be, made from; its store keeps that until it is made.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Bytes of its disk.</summary>
    public long DiskSize { get; private set; }

    /// <summary>Name of the <see cref="InstanceType"/>.</summary>
    public string Type { get; private set; } = "";

    public int Cpus { get; private set; }

    public int MemoryMiB { get; private set; }

    public InstanceState State { get; private set; }

    /// <summary>Why it failed, or stopped by itself; null where there is nothing to tell.</summary>
    public string? Reason { get; private set; }

    /// <summary>Stop it without asking the system.</summary>
    public bool StopAtOnce { get; private set; }

    /// <summary>The operation that makes or made its disk.</summary>
    public OperationId Operation { get; private set; }

    /// <summary>The operation that needs its disk, or last did: it makes an image of it, or reinstalls it; null until then.</summary>
    public OperationId? Imaging { get; private set; }

    /// <summary>The <see cref="InstanceHost"/> that has its disk; null until one begins.</summary>
    public string? Host { get; private set; }

    /// <summary>Its private address, as no other instance of the region has; null for one that failed, or is older than addresses.</summary>
    public string? Address { get; private set; }

    public string? Subnet { get; private set; }

    public string? Gateway { get; private set; }

    /// <summary>Name servers with commas between.</summary>
    public string? Dns { get; private set; }

    /// <summary>Where the network file lies on its disk; null while, or where, it was not written.</summary>
    public string? NetworkFile { get; private set; }

    /// <summary>Why the network file could not be written, as the end of a sentence; null where nothing is to be told.</summary>
    public string? NetworkFileProblem { get; private set; }

    /// <summary>The client's own mark of the request, so that a request sent twice starts one; null without.</summary>
    public string? ClientToken { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who started it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>When the state began.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>What an image of it owes.</summary>
    public ImageLineage Lineage => new(BasedOn, BasedOnName, PricePerHour, Currency, License);

    /// <summary>What the network file says; null without an address.</summary>
    public InstanceNetwork? Network => Address is null ? null : new(Address, Subnet!, Gateway!, Dns!.Split(','));

    /// <summary>It was made, and is not about to go.</summary>
    public bool HasDisk => State is InstanceState.Running or InstanceState.Stopping or InstanceState.Stopped or InstanceState.Starting;

    internal static Instance Launch(
        InstanceId id, Image image, Caller caller, string name, InstanceType type, string? token, DateTimeOffset now, InstanceNetwork? network = null)
    {
        var instance = Of(id, image, caller, name, type, token, now);
        (instance.Address, instance.Subnet, instance.Gateway) = (network?.Address, network?.Subnet, network?.Gateway);
        instance.Dns = network is null ? null : string.Join(',', network.Dns);
        var lineage = ImageLineage.Of(image);
        (instance.BasedOn, instance.BasedOnName, instance.License) = (lineage.BasedOn, lineage.BasedOnName, lineage.License);
        (instance.PricePerHour, instance.Currency) = (lineage.PricePerHour, lineage.Currency);
        return instance;
    }

    private static Instance Of(InstanceId id, Image image, Caller caller, string name, InstanceType type, string? token, DateTimeOffset now) => new()
    {
        Id = id,
        Account = caller.Account,
        Region = image.Region,
        Name = name,
        Image = image.Id,
        ImageName = image.Name,
        ImageKind = image.Kind,
        OsFamily = image.OsFamily,
        OsName = image.ProductName,
        Digest = image.Digest!,
        DiskSize = image.VirtualSize ?? 0,
        Type = type.Name,
        Cpus = type.Cpus,
        MemoryMiB = type.MemoryMiB,
        ClientToken = token,
        CreatedBy = caller.Member,
        CreatedAt = now,
        ChangedAt = now,
    };

    public void MadeBy(OperationId operation) => (Operation, Version) = (operation, Guid.NewGuid());

    /// <summary>A host makes its disk; the last one that begins has it.</summary>
    public Result PlaceOn(string host)
    {
        if (State != InstanceState.Pending)
        {
            return InstanceErrors.NotNow(Id, State);
        }

        (Host, Version) = (host, Guid.NewGuid());
        return Result.Done;
    }

    public Result Started(DateTimeOffset now) => MoveTo(InstanceState.Running, now);

    /// <summary>Its address is free again: nothing runs of it, and nothing will.</summary>
    public Result Fail(string reason, DateTimeOffset now)
    {
        var moved = MoveTo(InstanceState.Failed, now, reason);
        if (moved.Ok)
        {
            (Address, NetworkFile) = (null, null);
        }

        return moved;
    }

    /// <summary>What became of the network file (R76, R87): where it lies, or why it does not.</summary>
    public void TellNetworkFile(string? path, string? problem) =>
        (NetworkFile, NetworkFileProblem, Version) = (path, problem?[..Math.Min(problem.Length, MaxProblemLength)], Guid.NewGuid());

    /// <param name="atOnce">As if its power were cut.</param>
    public Result Stop(bool atOnce, DateTimeOffset now)
    {
        // Who asks a second time has waited long enough.
        var moved = State == InstanceState.Stopping && atOnce ? Result.Done : MoveTo(InstanceState.Stopping, now);
        if (moved.Ok)
        {
            (StopAtOnce, Version) = (atOnce, Guid.NewGuid());
        }

        return moved;
    }

    /// <param name="reason">What to tell where nobody asked for it.</param>
    public Result Stopped(DateTimeOffset now, string? reason = null) => MoveTo(InstanceState.Stopped, now, reason);

    public Result Resume(DateTimeOffset now) => MoveTo(InstanceState.Starting, now);

    /// <summary>Nothing more to do where it goes already.</summary>
    public Result Terminate(DateTimeOffset now) => State == InstanceState.Terminating ? Result.Done : MoveTo(InstanceState.Terminating, now);

    /// <summary>An image of it is begun (R34). A racing start meets it in the version.</summary>
    public Result BeginImage(OperationId operation)
    {
        if (!HasDisk)
        {
            return InstanceErrors.NotNow(Id, State);
        }

        (Imaging, Version) = (operation, Guid.NewGuid());
        return Result.Done;
    }

    /// <summary>Another disk is made for it (R91), from content that its store keeps until then. A racing start or image meets it in the version.</summary>
    public Result BeginReinstall(OperationId operation, string digest)
    {
        if (State is not (InstanceState.Running or InstanceState.Stopped))
        {
            return InstanceErrors.NotNow(Id, State);
        }

        (Imaging, Digest, Version) = (operation, digest, Guid.NewGuid());
        return Result.Done;
    }

    /// <summary>It has the other disk, and starts from it: what it is, and what it owes, is the image's.</summary>
    internal Result Reinstalled(ReinstallInput input, DateTimeOffset now)
    {
        var moved = Resume(now);
        if (moved.Ok)
        {
            (Image, ImageName, ImageKind, DiskSize) = (new ImageId(input.Image), input.ImageName, input.ImageKind, input.DiskSize);
            (OsFamily, OsName, License) = (input.OsFamily, input.OsName, input.License);
            (BasedOn, BasedOnName) = (input.BasedOn is { } basedOn ? new ImageId(basedOn) : null, input.BasedOnName);
            (PricePerHour, Currency) = (input.PricePerHour, input.Currency);
        }

        return moved;
    }

    private Result MoveTo(InstanceState next, DateTimeOffset now, string? reason = null)
    {
        if (!AllowedMoves[State].Contains(next))
        {
            return InstanceErrors.NotNow(Id, State);
        }

        (State, Reason, StopAtOnce, ChangedAt, Version) = (next, reason, false, now, Guid.NewGuid());
        return Result.Done;
    }
}
