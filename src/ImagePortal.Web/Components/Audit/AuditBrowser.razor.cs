using ImagePortal.Core.Audit;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Audit;

/// <summary>Searches the audit: of all accounts, or of the person's own.</summary>
public sealed partial class AuditBrowser
{
    private readonly CancellationTokenSource _gone = new();
    private AuditFilter _filter = new();
    private AuditList? _list;
    private string? _refusal;

    /// <summary>Of the page that shows it, such as <c>admin/audit</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter, EditorRequired] public required AuditFilter Filter { get; set; }

    /// <summary>All accounts, for operators.</summary>
    [Parameter] public bool Everywhere { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    [Inject] public required SearchAudit SearchAudit { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _filter = Filter with { OlderThan = null };
        var found = await SearchAudit.RunAsync(await CurrentCaller.GetAsync(), Filter.ToQuery(Everywhere, Here), _gone.Token);
        (_list, _refusal) = (found.Value, found.Error?.Message);
    }

    private void Apply() => Navigation.NavigateTo(Path + _filter.ToQueryString());

    private string ExportPath(string format) => $"{Path}/export{(Filter with { OlderThan = null }).ToQueryString(("format", format), ("zone", Here.Id))}";
}
