namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>Red Hat Enterprise Linux is imported with the user's own licence, which must be confirmed (R79, D12).</summary>
internal sealed class LicenseRule() : Criterion(CriterionIds.License, "Licence")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile) => findings.Linux switch
    {
        { Distribution: { Id: "rhel" } distribution } => Warn(
            $"{distribution.ProductName} needs a licence of your own (BYOL): {distribution.Source}",
            """
            Confirm when importing that you hold a subscription for every instance. Serial number and service are bought from Red Hat,
            and registered after the start:
            sudo subscription-manager register
            """),
        null => Skip(findings.NoGuest),
        _ => Skip("Only asked for Red Hat and Windows"),
    };
}
