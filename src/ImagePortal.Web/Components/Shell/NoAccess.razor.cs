using ImagePortal.Core;
using ImagePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Stands in the place of a page that the person may not open, and has it written down.</summary>
public sealed partial class NoAccess
{
    [Inject] public required Refusals Refusals { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync() =>
        Refusals.Note(PageErrors.OperatorsOnly, await CurrentCaller.GetAsync(), new Uri(Navigation.Uri).AbsolutePath);
}
