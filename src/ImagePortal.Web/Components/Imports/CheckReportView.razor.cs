using ImagePortal.Disks.Criteria;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>A check report: the verdict first, then what fails or warns with its evidence and fix, then what passes.</summary>
public sealed partial class CheckReportView
{
    [Parameter, EditorRequired] public required CheckReport Report { get; set; }

    [Parameter] public string? FileName { get; set; }

    /// <summary>The region whose profile was asked.</summary>
    [Parameter] public string? RegionName { get; set; }

    /// <summary>Nothing was uploaded yet: the verdict is about what would happen.</summary>
    [Parameter] public bool Precheck { get; set; }

    /// <summary>A sentence behind the counts, such as <c>Nothing is uploaded yet.</c></summary>
    [Parameter] public string? Note { get; set; }

    /// <summary>Buttons beside the verdict.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>Buttons above the rules, such as a download.</summary>
    [Parameter] public RenderFragment? ReportActions { get; set; }

    private IEnumerable<CriterionResult> Told => Of(CriterionOutcome.Fail).Concat(Of(CriterionOutcome.Warn));

    private IEnumerable<CriterionResult> Quiet => Report.Criteria.Where(x => x.Outcome is CriterionOutcome.Pass or CriterionOutcome.Skip);

    private IEnumerable<CriterionResult> Of(CriterionOutcome outcome) => Report.Criteria.Where(x => x.Outcome == outcome);
}
