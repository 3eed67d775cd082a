using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>raw, qcow2, vhd or vmdk, and what its name says (R69, R83).</summary>
internal sealed class FormatRule() : Criterion(CriterionIds.Format, "Disk format")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        var opening = findings.Opening;
        if (opening.Error is { CriterionId: CriterionIds.Format } error)
        {
            return Fail(ContainerEvidence.Of(error), error.Fix);
        }

        var name = opening.Format?.ToWireName() ?? "unknown";
        return Pass(opening.Details is { Length: > 0 } details && details != name ? $"{name}, {details}" : name);
    }
}
