using System.Collections.Concurrent;
using ImagePortal.Core.Regions;
using ImagePortal.Storage;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>The image store of each region.</summary>
public sealed class ImageStores(IOptions<StorageOptions> storage, IOptions<PortalOptions> portal)
{
    private readonly ConcurrentDictionary<RegionCode, ImageStore> _stores = new();

    public ImageStore For(RegionCode region) => _stores.GetOrAdd(region, x => ImageStore.OpenFolder(FolderOf(x)));

    private string FolderOf(RegionCode region) =>
        Path.Combine(storage.Value.Folder ?? Path.Combine(portal.Value.DataPath, "stores"), region.Value);
}
