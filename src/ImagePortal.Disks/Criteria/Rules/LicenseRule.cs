namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>Red Hat and Windows are imported with the user's own licence, which must be confirmed (R79, R89, D12).</summary>
internal sealed class LicenseRule() : Criterion(CriterionIds.License, "Licence")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile) => findings switch
    {
        { Windows.Release: var release } => Warn(
            $"{release.ProductName} gets no activation service when it is imported: {release.Source}",
            """
            Confirm when importing that you activate every instance with a licence of your own. After the start, as administrator:
            slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX
            slmgr /ato
            """,
            "I activate every instance of this image with a Windows licence of my own."),
        { Linux.Distribution: { Id: "rhel" } distribution } => Warn(
            $"{distribution.ProductName} needs a licence of your own (BYOL): {distribution.Source}",
            """
            Confirm when importing that you hold a subscription for every instance. Serial number and service are bought from Red Hat,
            and registered after the start:
            sudo subscription-manager register
            """,
            "I hold a Red Hat subscription of my own (BYOL) for every instance of this image."),
        { Linux: null } => Skip(findings.NoGuest),
        _ => Skip("Only asked for Red Hat and Windows"),
    };
}
