using ImagePortal.Core.Accounts;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files;

/// <summary>The folder where uploads lie until they are imported; one file each, named by its id.</summary>
public sealed class StagingArea(IOptions<PortalOptions> options)
{
    // Left free for the database and the stores.
    private const long Headroom = 256L << 20;

    private string Root => Path.Combine(options.Value.DataPath, "staging");

    public string PathOf(AccountId account, FileId file) => Path.Combine(Root, account.Value, file.Value);

    public bool HasRoomFor(long bytes)
    {
        Directory.CreateDirectory(Root);
        return new DriveInfo(Path.GetFullPath(Root)).AvailableFreeSpace - Headroom >= bytes;
    }

    internal FileStream OpenToWrite(AccountId account, FileId file)
    {
        var path = PathOf(account, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    internal void Delete(AccountId account, FileId file)
    {
        var path = PathOf(account, file);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
