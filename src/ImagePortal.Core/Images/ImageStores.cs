using System.Collections.Concurrent;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>The image store of each region.</summary>
public sealed class ImageStores
{
    private readonly IOptions<StorageOptions> _storage;
    private readonly IOptions<PortalOptions> _portal;

    // Lazily, so that two who ask at once get one store; what could not be opened is tried again.
    private readonly ConcurrentDictionary<RegionCode, Lazy<ImageStore>> _stores = new();

    public ImageStores(IOptions<StorageOptions> storage, IOptions<PortalOptions> portal)
    {
        (_storage, _portal) = (storage, portal);

        // People who wait for a page come first.
        WorkThreads.GiveWay();
    }

    public ImageStore For(RegionCode region) => _stores.GetOrAdd(region, x => new(() => Open(x), LazyThreadSafetyMode.PublicationOnly)).Value;

    private ImageStore Open(RegionCode region)
    {
        var settings = _storage.Value;
        var own = settings.Regions.GetValueOrDefault(region.Value) ?? new RegionStorage();
        return (own.Kind ?? settings.Kind) == StorageKind.S3
            ? ImageStore.OpenS3(own.S3.Over(settings.S3).StoreOf(region))
            : ImageStore.OpenFolder(Path.Combine(own.Folder ?? settings.Folder ?? Path.Combine(_portal.Value.DataPath, "stores"), region.Value));
    }
}
