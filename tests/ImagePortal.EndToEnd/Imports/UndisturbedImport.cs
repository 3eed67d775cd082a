using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>What the content of the killed imports must be: the digest of the same disk imported in peace.</summary>
public sealed class UndisturbedImport(Chrome chrome, World world)
{
    internal const string Disk = "debian12-zlib.qcow2";
    private const string Region = "ap-hongkong";

    // Each class of tests imports it once more.
    private readonly string _name = $"in-peace-{Guid.NewGuid():N}"[..20];
    private string? _digest;

    internal async Task<string> DigestAsync()
    {
        if (_digest is null)
        {
            await using var alice = await chrome.VisitAsync(world.Portal.Address);
            await alice.SignInAsync(Visitor.Alice);
            var import = new ImportScreen(alice);
            await import.StartAsync(Region, Needs.Disk(Disk), _name);
            await import.IsReadyAsync(_name);
            _digest = world.Portal.Data.CustomImagesIn(Region).Single(x => x.Name == _name).Digest!;
        }

        return _digest;
    }
}
