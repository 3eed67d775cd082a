using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Criteria;

namespace ImagePortal.Core.Images;

/// <summary>A bootable disk owned by one account and kept in one region.</summary>
public sealed class Image
{
    public const int MaxNameLength = 60;
    public const int MaxDescriptionLength = 256;
    public const int MaxFamilyLength = 64;

    private Image()
    {
    }

    public ImageId Id { get; private set; }

    public AccountId Owner { get; private set; }

    public RegionCode Region { get; private set; }

    public ImageKind Kind { get; private set; }

    public ImageState State { get; private set; }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>The operation that makes or made it; null for images the operator published.</summary>
    public OperationId? Operation { get; private set; }

    /// <summary>File name, object or address it came from.</summary>
    public string SourceName { get; private set; } = "";

    /// <summary>linux, windows or unknown; null before it was inspected.</summary>
    public string? OsFamily { get; private set; }

    public string? Distribution { get; private set; }

    public string? OsVersion { get; private set; }

    public string? ProductName { get; private set; }

    public string? Architecture { get; private set; }

    /// <summary>Bytes a guest sees; null before it was inspected.</summary>
    public long? VirtualSize { get; private set; }

    /// <summary>Bytes its chunks take in the region's store, shared ones included; null until stored.</summary>
    public long? StoredSize { get; private set; }

    /// <summary><c>sha256:…</c> of its content; null until stored.</summary>
    public string? Digest { get; private set; }

    /// <summary>The check report as JSON; null before it was inspected.</summary>
    public string? Report { get; private set; }

    /// <summary>Code of the refusal or failure; null unless <see cref="ImageState.Failed"/>.</summary>
    public string? FailureCode { get; private set; }

    public string? FailureMessage { get; private set; }

    /// <summary>Who made a market image (R5, R32).</summary>
    public string? Provider { get; private set; }

    /// <summary>Software a public or market image brings beside the system (R5, R9).</summary>
    public string? Software { get; private set; }

    /// <summary>Images that replace each other, by a name of the owner's; null for none.</summary>
    public string? Family { get; private set; }

    /// <summary>Not to be taken for the newest of its family any more.</summary>
    public bool Deprecated { get; private set; }

    public ImageLicense License { get; private set; }

    /// <summary>cloud-init was found in it.</summary>
    public bool CloudInit { get; private set; }
    /// <summary>What it adds to an instance, in <see cref="Currency"/> (R5, R28); inherited from <see cref="BasedOn"/> by a custom image (R29). Null: nothing.</summary>
    public decimal? PricePerHour { get; private set; }

    /// <summary>ISO 4217, such as USD; null without a price.</summary>
    public string? Currency { get; private set; }

    /// <summary>The public or market image it was built on (R29); the name stays when that one is gone.</summary>
    public ImageId? BasedOn { get; private set; }

    public string? BasedOnName { get; private set; }

    /// <summary>It was made from an instance (R34).</summary>
    public bool FromInstance { get; private set; }

    /// <summary>It was made while its instance ran: its disk is as after a power cut (D16).</summary>
    public bool CrashConsistent { get; private set; }

    /// <summary>Who looked at a public or market image, as a badge says it (R31, R32).</summary>
    public string? Assurance { get; private set; }

    /// <summary>Security components that can be had with it (R31).</summary>
    public string? SecurityOption { get; private set; }

    /// <summary>What to take instead of a deprecated one.</summary>
    public string? Advice { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? AvailableAt { get; private set; }

    /// <summary>When it was put into the recycle bin; null while it is not there.</summary>
    public DateTimeOffset? RecycledAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Refused for a name or description that no list could show.</summary>
    public static Result<Image> Import(ImageId id, AccountId owner, RegionCode region, string name, string description, string sourceName, DateTimeOffset now) =>
        Begin(ImageState.Importing, id, owner, region, name, description, sourceName, now);

    /// <summary>An image of an instance's disk (R34). Refused like <see cref="Import"/>.</summary>
    /// <param name="instance">What it is made of, for people.</param>
    /// <param name="lineage">What that instance came from.</param>
    /// <param name="diskSize">Bytes of its disk.</param>
    public static Result<Image> Create(
        ImageId id, AccountId owner, RegionCode region, string name, string description, string instance, ImageLineage lineage, long diskSize, DateTimeOffset now)
    {
        var begun = Begin(ImageState.Creating, id, owner, region, name, description, instance, now);
        begun.Value?.ComeFrom(lineage, diskSize);
        return begun;
    }

    private static Result<Image> Begin(
        ImageState state, ImageId id, AccountId owner, RegionCode region, string name, string description, string sourceName, DateTimeOffset now)
    {
        var described = CheckWords(name, description);
        if (!described.Ok)
        {
            return described.Error;
        }

        return new Image
        {
            Id = id,
            Owner = owner,
            Region = region,
            Kind = ImageKind.Custom,
            State = state,
            Name = name.Trim(),
            Description = description.Trim(),
            SourceName = sourceName,
            CreatedAt = now,
        };
    }

    /// <summary>An independent image of the same content in another region (R11), shown there from the first moment (R43, D20).</summary>
    public static Image CopyOf(Image source, RegionCode destination, DateTimeOffset now) => new()
    {
        Id = ImageId.New(),
        Owner = source.Owner,
        Region = destination,
        Kind = ImageKind.Custom,
        State = ImageState.Copying,
        Name = source.Name,
        Description = source.Description,
        SourceName = source.Id.Value,
        OsFamily = source.OsFamily,
        Distribution = source.Distribution,
        OsVersion = source.OsVersion,
        ProductName = source.ProductName,
        Architecture = source.Architecture,
        VirtualSize = source.VirtualSize,
        Report = source.Report,
        Family = source.Family,
        License = source.License,
        CloudInit = source.CloudInit,
        PricePerHour = source.PricePerHour,
        Currency = source.Currency,
        BasedOn = source.BasedOn,
        BasedOnName = source.BasedOnName,
        CrashConsistent = source.CrashConsistent,
        CreatedAt = now,
    };

    /// <summary>An independent public or market image of the content of a custom one (R4, R5, R11).</summary>
    public static Image PublicationOf(Image source, RegionCode region, ImageKind kind, DateTimeOffset now)
    {
        var published = CopyOf(source, region, now);
        (published.Kind, published.Description) = (kind, "");
        return published;
    }

    /// <summary>An image the operator offers to all (R4, R5).</summary>
    public static Image Publish(AccountId owner, RegionCode region, ImageKind kind, string name, string? software, string? provider, DateTimeOffset now) => new()
    {
        Id = ImageId.New(),
        Owner = owner,
        Region = region,
        Kind = kind,
        State = ImageState.Importing,
        Name = name,
        Software = software,
        Provider = provider,
        CreatedAt = now,
    };

    /// <summary>What the operator tells of a public or market image; refused for what a list could not show.</summary>
    public Result Describe(Offer offer)
    {
        var read = offer.CheckedFor(Kind);
        if (!read.Ok)
        {
            return read.Error;
        }

        var told = read.Value;
        var classified = Classify(told.Family, told.Deprecated);
        if (!classified.Ok)
        {
            return classified;
        }

        (Name, Description, Software, Provider) = (told.Name, told.Description, told.Software, told.Provider);
        (PricePerHour, Currency) = (told.PricePerHour, told.Currency);
        (Assurance, SecurityOption, Advice) = (told.Assurance, told.SecurityOption, told.Advice);
        return Result.Done;
    }

    /// <summary>Its content is that of a public or market image, and so is what it adds to an instance (R29).</summary>
    public void BuiltOn(Image origin) => Inherit(ImageLineage.Of(origin) with { License = License });

    /// <summary>It was captured from a running instance (D16).</summary>
    public void CapturedRunning() => (CrashConsistent, Version) = (true, Guid.NewGuid());

    /// <summary>No longer offered: nothing new starts from it, what started goes on. It can come back for as long as a recycled image can.</summary>
    public Result Retire(DateTimeOffset now)
    {
        var moved = MoveTo(ImageState.Recycled);
        if (moved.Ok)
        {
            RecycledAt = now;
        }

        return moved;
    }

    public void MadeBy(OperationId operation) => (Operation, Version) = (operation, Guid.NewGuid());

    /// <summary>Keeps what an inspection found, whatever its verdict.</summary>
    public void Inspected(CheckReport report)
    {
        (OsFamily, Distribution, OsVersion) = (report.Guest?.OsFamily, report.Guest?.Distribution, report.Guest?.Version);
        (ProductName, Architecture) = (report.Guest?.ProductName, report.Guest?.Architecture);
        (CloudInit, VirtualSize) = (report.Guest?.CloudInit ?? false, report.VirtualSize);
        License = Kind == ImageKind.Custom && report.Unconfirmed([]).Any(x => x.Id == CriterionIds.License) ? ImageLicense.Own : License;
        (Report, Version) = (CheckReportJson.Write(report), Guid.NewGuid());
    }

    public Result Complete(string digest, long storedSize, DateTimeOffset now)
    {
        var moved = MoveTo(ImageState.Available);
        if (moved.Ok)
        {
            (Digest, StoredSize, AvailableAt) = (digest, storedSize, now);
        }

        return moved;
    }

    public Result Fail(string code, string message)
    {
        var moved = MoveTo(ImageState.Failed);
        if (moved.Ok)
        {
            (FailureCode, FailureMessage) = (code, message);
        }

        return moved;
    }

    public Result Edit(string name, string description)
    {
        var described = CheckWords(name, description);
        if (described.Ok)
        {
            (Name, Description, Version) = (name.Trim(), description.Trim(), Guid.NewGuid());
        }

        return described;
    }

    /// <summary>Puts it into a family, or out of it with an empty name; refused for a name that no client could spell.</summary>
    public Result Classify(string? family, bool deprecated)
    {
        var named = string.IsNullOrEmpty(family) ? null : family;
        if (named is not null && (named.Length > MaxFamilyLength || !char.IsAsciiLetterOrDigit(named[0]) || !named.All(IsOfFamilyName)))
        {
            return ImageErrors.BadFamily;
        }

        (Family, Deprecated, Version) = (named, deprecated, Guid.NewGuid());
        return Result.Done;
    }

    /// <summary>Whose licence the system runs under, as its owner declares (R79). What an inspection finds to need one of his own keeps that.</summary>
    public void Licensed(ImageLicense license) => (License, Version) = (license, Guid.NewGuid());

    /// <summary>Someone was given or lost access; racing changes of the recipients meet in the version.</summary>
    public void SharesChanged() => Version = Guid.NewGuid();

    /// <summary>It carries other tags; racing changes of them meet in the version.</summary>
    public void TagsChanged() => Version = Guid.NewGuid();

    /// <summary>A copy of it began; a racing deletion meets it in the version (D14).</summary>
    public void Copied() => Version = Guid.NewGuid();

    /// <summary>Into the recycle bin. Refused while anyone else can still see it (R62).</summary>
    public Result Delete(int recipients, DateTimeOffset now)
    {
        if (recipients > 0)
        {
            return ImageErrors.Shared(recipients);
        }

        var moved = MoveTo(ImageState.Recycled);
        if (moved.Ok)
        {
            RecycledAt = now;
        }

        return moved;
    }

    /// <summary>Out of the recycle bin, as it was.</summary>
    public Result Restore()
    {
        var moved = MoveTo(ImageState.Available, from: ImageState.Recycled);
        if (moved.Ok)
        {
            RecycledAt = null;
        }

        return moved;
    }

    /// <summary>Gone for good: its content goes when no other image names it.</summary>
    public Result Purge() => MoveTo(ImageState.Deleted, from: ImageState.Recycled);

    /// <summary>What never became an image, or failed and was read, leaves the list.</summary>
    public Result Dismiss() => MoveTo(ImageState.Deleted);

    private void ComeFrom(ImageLineage lineage, long diskSize)
    {
        (FromInstance, VirtualSize) = (true, diskSize);
        Inherit(lineage);
    }

    private void Inherit(ImageLineage lineage)
    {
        (BasedOn, BasedOnName, License) = (lineage.BasedOn, lineage.BasedOnName, lineage.License);
        (PricePerHour, Currency, Version) = (lineage.PricePerHour, lineage.Currency, Guid.NewGuid());
    }

    private static bool IsOfFamilyName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

    private static Result CheckWords(string name, string description)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxNameLength || trimmed.Any(char.IsControl))
        {
            return ImageErrors.BadName;
        }

        return description.Length > MaxDescriptionLength || description.Any(x => char.IsControl(x) && !char.IsWhiteSpace(x)) ? ImageErrors.BadDescription : Result.Done;
    }

    private Result MoveTo(ImageState next, ImageState? from = null)
    {
        if (!ImageLifecycle.Allows(State, next) || (from is { } only && State != only))
        {
            return ImageErrors.NotNow(Id, State);
        }

        (State, Version) = (next, Guid.NewGuid());
        return Result.Done;
    }
}
