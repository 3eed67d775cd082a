using ImagePortal.Core.Regions;

namespace ImagePortal.Web.Components.Regions;

/// <summary>The region this tab works in: the one in the address, else the one last used in this browser, else the first.</summary>
public sealed class RegionChoice(ListRegions listRegions)
{
    private string? _remembered;

    public IReadOnlyList<RegionView> Regions { get; private set; } = [];

    /// <summary>Null where the portal has no region yet.</summary>
    public RegionView? Current { get; private set; }

    public event Action? Changed;

    /// <summary>What the browser remembers of the last visit.</summary>
    public void Remember(string? code) => _remembered ??= code;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        // Each time: operators change regions while people look at them.
        Regions = await listRegions.RunAsync(cancellationToken);
        Current = Find(Current?.Code.Value ?? _remembered) ?? (Regions.Count > 0 ? Regions[0] : null);
    }

    /// <summary>Goes to the region of an address. Null: there is none of that code.</summary>
    public async Task<RegionView?> EnterAsync(string code, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var region = Find(code);
        if (region is not null && region != Current)
        {
            Current = region;
            Changed?.Invoke();
        }

        return region;
    }

    /// <summary>The region as it stands now, or as it stood before it was taken away.</summary>
    public RegionView Latest(RegionView region) => Find(region.Code.Value) ?? region;

    public string NameOf(RegionCode code) => Regions.FirstOrDefault(x => x.Code == code)?.Name ?? code.Value;

    private RegionView? Find(string? code) => Regions.FirstOrDefault(x => x.Code.Value == code);
}
