using ImagePortal.Disks.Criteria;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>What a person has to confirm before this disk is imported: licences of his own, and a kernel that may not start (R78, R79, R89).</summary>
public sealed partial class Acknowledgements
{
    [Parameter, EditorRequired] public required IReadOnlyList<CriterionResult> Criteria { get; set; }

    /// <summary>Ids of the criteria that were confirmed.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Confirmed { get; set; }

    [Parameter] public EventCallback<IReadOnlyList<string>> ConfirmedChanged { get; set; }

    private IEnumerable<CriterionResult> Asked => Criteria.Where(x => x.Acknowledgement is not null);

    private Task ConfirmAsync(string id, bool confirmed) =>
        ConfirmedChanged.InvokeAsync(confirmed ? [.. Confirmed, id] : [.. Confirmed.Where(x => x != id)]);
}
