using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>No IPv6 address is set (R75, R86). Listening to router advertisements, which most systems do by themselves, sets none.</summary>
internal sealed class Ipv6Rule() : Criterion(CriterionIds.Ipv6, "IPv6")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Windows is { } windows)
        {
            return Judge(windows);
        }

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
                + string.Join('\n', addresses.Take(8).Select(x => $"sudo nano +{x.Line} {Untrusted.Word(x.Source)}")));
    }

    private CriterionResult Judge(WindowsGuest guest)
    {
        var addresses = guest.Network.Ipv6.Take(8).ToList();
        return addresses.Count == 0
            ? Pass("No IPv6 address configured")
            : Fail(
                Wording.Sentence(Wording.List(addresses.Select(x => $"{x.Address} ({x.Key})"))),
                "Remove these addresses on the source machine, then export the disk again:\n"
                + string.Join('\n', addresses.Select(x => $"powershell Remove-NetIPAddress -IPAddress {x.Address} -Confirm:$false"))
                + "\nOn Windows Server 2008 R2, by number of the interface: netsh interface ipv6 delete address IDX ADDRESS");
    }
}
