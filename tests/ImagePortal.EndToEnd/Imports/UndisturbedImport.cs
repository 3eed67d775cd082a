using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>What the content of the killed imports must be: the digest of the same disk imported in peace.</summary>
public sealed class UndisturbedImport(Chrome chrome, World world)
{
    internal const string Disk = "debian12-zlib.qcow2";
    private const string Region = "ap-hongkong";

    private string? _digest;

    internal async Task<string> DigestAsync()
    {
        if (_digest is null)
        {
            await using var alice = await chrome.VisitAsync(world.Portal.Address);
            await alice.SignInAsync(Visitor.Alice);
            var import = new ImportScreen(alice);
            await import.StartAsync(Region, Needs.Disk(Disk), "in-peace");
            await import.IsReadyAsync("in-peace");
            _digest = world.Portal.Data.CustomImagesIn(Region).Single(x => x.Name == "in-peace").Digest!;
        }

        return _digest;
    }
}
