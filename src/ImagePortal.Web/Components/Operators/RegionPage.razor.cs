using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Operators;

/// <summary>Adds a region, or changes the rules of one.</summary>
public sealed partial class RegionPage
{
    private static readonly IReadOnlyList<string> Zones = [.. TimeZoneInfo.GetSystemTimeZones().Where(x => x.HasIanaId).Select(x => x.Id).Order(StringComparer.Ordinal)];

    private string _code = "";
    private string _name = "";
    private string _timeZone = "Etc/UTC";
    private string _profile = RegionSettings.Profiles[0];
    private bool _canBeCopySource;
    private bool _canBeCopyDestination;
    private bool _takesImports = true;
    private string _prices = "";
    private string? _title;
    private bool _loaded;
    private Error? _refusal;

    [Inject] public required ListRegions ListRegions { get; init; }
    [Inject] public required AddRegion AddRegion { get; init; }
    [Inject] public required EditRegion EditRegion { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? Code { get; set; }

    private string Title => _title ?? (Code is null ? "Add a region" : "Region");

    protected override async Task OnInitializedAsync()
    {
        if (Code is null)
        {
            _loaded = true;
            return;
        }

        var regions = await ListRegions.RunAsync(CancellationToken.None);
        if (regions.SingleOrDefault(x => x.Code.Value == Code) is not { } region)
        {
            _refusal = RegionErrors.NotFound(new RegionCode(Code));
            return;
        }

        (_name, _timeZone, _profile, _title) = (region.Name, region.TimeZone, region.Profile, region.Name);
        (_canBeCopySource, _canBeCopyDestination, _takesImports) = (region.CanBeCopySource, region.CanBeCopyDestination, !region.ImportsClosed);
        _prices = string.Join('\n', region.Prices.Select(x => $"{x.Item}: {x.Price}"));
        _loaded = true;
    }

    private async Task SaveAsync()
    {
        var caller = await CurrentCaller.GetAsync();
        var settings = new RegionSettings(_name, _timeZone.Trim(), _profile, _canBeCopySource, _canBeCopyDestination, !_takesImports, _prices.ReplaceLineEndings("\n"));
        var saved = Code is null
            ? await AddRegion.RunAsync(caller, _code, settings, CancellationToken.None)
            : await EditRegion.RunAsync(caller, new RegionCode(Code), settings, CancellationToken.None);
        _refusal = saved.Error;
        if (saved.Ok)
        {
            Snackbar.Say($"{_name.Trim()} is saved");
            Navigation.NavigateTo("admin/regions");
        }
    }
}
