namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>No IPv6 address is set (R75). Listening to router advertisements, which most systems do by themselves, sets none.</summary>
internal sealed class Ipv6Rule() : Criterion(CriterionIds.Ipv6, "IPv6")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Linux is not { } guest)
        {
            return Skip(findings.NoGuest);
        }

        var addresses = guest.Network.Ipv6;
        return addresses.Count == 0
            ? Pass("No IPv6 address configured")
            : Fail(
                Wording.Sentence(Wording.List(addresses.Take(8).Select(x => $"{x.Address} on {x.Interface} ({x.Source} line {x.Line})"))),
                "Remove these lines on the source machine, then export the disk again:\n"
                + string.Join('\n', addresses.Take(8).Select(x => $"sudo nano +{x.Line} {x.Source}")));
    }
}
