using ImagePortal.Core.Audit;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ImagePortal.Web.Components.Audit;

/// <summary>Searches the audit: of all accounts, or of the person's own.</summary>
public sealed partial class AuditBrowser
{
    private readonly CancellationTokenSource _gone = new();
    private AuditFilter _filter = new();
    private AuditFilter _shown = new();
    private AuditList? _list;
    private string? _refusal;

    /// <summary>Of the page that shows it, such as <c>admin/audit</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>All accounts, for operators.</summary>
    [Parameter] public bool Everywhere { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    [Inject] public required SearchAudit SearchAudit { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        await SearchAsync();
    }

    // What is looked for stands in the address, which changes without a new page.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (Navigation.ToBaseRelativePath(change.Location).Split('?')[0] == Path)
        {
            _ = InvokeAsync(async () =>
            {
                await SearchAsync();
                StateHasChanged();
            });
        }
    }

    private async Task SearchAsync()
    {
        var asked = AuditFilter.Parse(new Uri(Navigation.Uri).Query);
        var found = await SearchAudit.RunAsync(await CurrentCaller.GetAsync(), asked.ToQuery(Everywhere, Here), _gone.Token);
        (_list, _refusal, _shown, _filter) = (found.Value, found.Error?.Message, asked, asked with { OlderThan = null });
    }

    private void Apply() => Navigation.NavigateTo(Path + _filter.ToQueryString());

    private string ExportPath(string format) => $"{Path}/export{(_shown with { OlderThan = null }).ToQueryString(("format", format), ("zone", Here.Id))}";
}
