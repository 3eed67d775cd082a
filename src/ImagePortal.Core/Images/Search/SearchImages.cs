using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images.Search;

/// <summary>
/// Finds images of all kinds for programs, in an order that never changes between two pages: whole matches of a name first, then own ones, received
/// ones and the operator's, each the newest first. A tool that reads the first page alone then meets its own image.
/// </summary>
public sealed class SearchImages(PortalDatabase database, WholeLists wholeLists)
{
    private static readonly ImageTab[] Order = [ImageTab.Custom, ImageTab.Shared, ImageTab.Public, ImageTab.Market];

    public async Task<FoundImages> RunAsync(Caller caller, ImageSearch search, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var (total, skip, take) = (0, Math.Max(0, search.Skip), Math.Clamp(search.Take, 1, ListImages.MaxPage));
        var items = new List<FoundImage>();
        IQueryable<Image> ListOf(ImageTab tab) => ImageMatches.Filter(db, ImageRows.Of(db, caller, tab).Where(x => x.Region == search.Region), search);
        var segments = search.IsWhole ? await wholeLists.FindAsync(db, caller, search.Region, ListOf, cancellationToken) : Segments(search, ListOf);
        foreach (var (tab, images, known) in segments)
        {
            var count = known ?? await images.CountAsync(cancellationToken);
            if (items.Count < take && skip < count)
            {
                var page = images.OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Skip(skip).Take(take - items.Count);
                items.AddRange((await ReadAsync(db, page, cancellationToken)).Select(x => x.As(tab)));
            }

            (total, skip) = (total + count, Math.Max(0, skip - count));
        }

        return new FoundImages(total, await WithTagsAsync(db, items, cancellationToken));
    }

    private static async Task<IReadOnlyList<FoundImage>> WithTagsAsync(PortalDbContext db, List<FoundImage> items, CancellationToken cancellationToken)
    {
        var own = items.Where(x => x.Tab == ImageTab.Custom).Select(x => x.Id).ToList();
        if (own.Count == 0)
        {
            return items;
        }

        var tags = (await ListImageTags.OfAsync(db, own, cancellationToken)).ToDictionary(x => x.Image, x => x.Tags);
        return items.ConvertAll(x => tags.TryGetValue(x.Id, out var put) ? x with { Tags = put } : x);
    }

    /// <summary>Each in one order of an index, so that a page costs the same among ten and among a million.</summary>
    private static IReadOnlyList<(ImageTab Tab, IQueryable<Image> Images, int? Count)> Segments(ImageSearch search, Func<ImageTab, IQueryable<Image>> listOf)
    {
        var lists = Order.Where(x => search.Tabs?.Contains(x) ?? true).Select(x => (Tab: x, Images: listOf(x))).ToList();
        if (search.Names is not { Count: > 0 } names)
        {
            return [.. lists.Select(x => (x.Tab, x.Images, (int?)null))];
        }

        return
        [
            .. lists.Select(x => (x.Tab, x.Images.Where(i => names.Contains(i.Name)), (int?)null)),
            .. lists.Select(x => (x.Tab, x.Images.Where(i => !names.Contains(i.Name)), (int?)null)),
        ];
    }

    private static Task<List<Row>> ReadAsync(PortalDbContext db, IQueryable<Image> page, CancellationToken cancellationToken) =>
        (from image in page
         join operation in db.Operations on image.Operation equals operation.Id into operations
         from operation in operations.DefaultIfEmpty()
         orderby image.CreatedAt descending, image.Id descending
         select new Row(
             image.Id, image.Name, image.Description, image.State, image.Owner, image.OsFamily, image.Distribution, image.OsVersion, image.ProductName,
             image.Architecture, image.VirtualSize, image.CloudInit, image.License, image.Family, image.Deprecated, image.CreatedAt, image.SourceName,
             operation == null ? null : operation.Kind,
             operation == null ? null : operation.State,
             operation == null ? null : operation.Stage,
             operation == null ? 0 : operation.BytesDone,
             operation == null ? 0 : operation.BytesTotal,
             image.FailureCode, image.FailureMessage))
        .ToListAsync(cancellationToken);

    private sealed record Row(
        ImageId Id,
        string Name,
        string Description,
        ImageState State,
        AccountId Owner,
        string? OsFamily,
        string? Distribution,
        string? OsVersion,
        string? ProductName,
        string? Architecture,
        long? VirtualSize,
        bool CloudInit,
        ImageLicense License,
        string? Family,
        bool Deprecated,
        DateTimeOffset CreatedAt,
        string SourceName,
        OperationKind? Kind,
        OperationState? OperationState,
        OperationStage? Stage,
        long BytesDone,
        long BytesTotal,
        string? FailureCode,
        string? FailureMessage)
    {
        internal FoundImage As(ImageTab tab) => new(
            Id, tab, Name, Description, State, Owner, OsFamily, Distribution, OsVersion, ProductName, Architecture, VirtualSize, CloudInit, License, Family,
            Deprecated, CreatedAt, MadeBy(tab), Percent, FailureCode, FailureMessage);

        /// <summary>A recipient does not see the owner's operation, but a copy names the image it was made of.</summary>
        private OperationKind? MadeBy(ImageTab tab) => tab switch
        {
            ImageTab.Public or ImageTab.Market => null,
            _ => Kind ?? (ImageId.TryParse(SourceName, out _) ? OperationKind.Copy : OperationKind.Import),
        };

        private int? Percent => State == ImageState.Available
            ? 100
            : OperationState is { } state && Stage is { } stage ? Operation.PercentOf(state, stage, BytesDone, BytesTotal) : null;
    }
}
