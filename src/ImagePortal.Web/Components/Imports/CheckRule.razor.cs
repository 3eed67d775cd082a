using ImagePortal.Disks.Criteria;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Imports;

/// <summary>One criterion: what it says, what was found, and what to do about it.</summary>
public sealed partial class CheckRule
{
    [Parameter, EditorRequired] public required CriterionResult Result { get; set; }

    private string Css => Result.Outcome switch
    {
        CriterionOutcome.Pass => "ip-pass",
        CriterionOutcome.Warn => "ip-warn",
        CriterionOutcome.Fail => "ip-fail",
        _ => "ip-skip",
    };

    private string Icon => Result.Outcome switch
    {
        CriterionOutcome.Pass => Icons.Material.Outlined.CheckCircle,
        CriterionOutcome.Warn => Icons.Material.Outlined.WarningAmber,
        CriterionOutcome.Fail => Icons.Material.Outlined.Report,
        _ => Icons.Material.Outlined.RemoveCircleOutline,
    };

    private string Advice =>
        Result.Outcome == CriterionOutcome.Fail ? "Mend it on the source machine, then export the disk again:"
        : Result.Acknowledgement is not null ? "This has to be confirmed for the import:"
        : "You can import it as it is. To be safe, change it on the source machine and export the disk again:";
}
