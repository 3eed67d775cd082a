namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>The file stands alone: it refers to no other file, and hides nothing that we could not read.</summary>
internal sealed class ContainerSafetyRule() : Criterion(CriterionIds.ContainerSafety, "Container safety")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile) => findings.Opening.Error switch
    {
        null => Pass("No backing file, no external data file, no encryption, no unknown features"),
        { CriterionId: CriterionIds.ContainerSafety } error => Fail(ContainerEvidence.Of(error), error.Fix),
        { CriterionId: CriterionIds.Format } => Skip("Not judged: the format is not accepted."),
        _ => Skip("Not judged: the container is damaged."),
    };
}
