using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>A kernel is installed, and it is the distribution's own: modified ones may fail to start (R78).</summary>
internal sealed class KernelRule() : Criterion(CriterionIds.Kernel, "Kernel")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Windows is not null)
        {
            return Skip("Only asked for Linux: Windows has one kernel, its own");
        }

        if (findings.Linux is not { } guest)
        {
            return Skip(findings.NoGuest);
        }

        if (!guest.Kernels.Any(x => x.HasImage))
        {
            return guest.UnreadBoot is { } why
                ? Skip($"Not judged: {why}.")
                : Fail("No kernel was found: /boot holds no vmlinuz-*", $"Install the distribution's kernel:\n{KernelPackages.Install(guest)}");
        }

        var newest = guest.Kernels[0];
        var name = guest.Distribution?.ProductName ?? "this system";
        var others = guest.Kernels.Count > 1 ? $", newest of {guest.Kernels.Count}" : "";
        return NativeKernels.IsNative(guest.Distribution?.Id ?? "", newest.Version) switch
        {
            true => Pass($"{newest.Version}{others}, a kernel of {name} ({newest.Source})"),
            false => Warn(
                $"{newest.Version} ({newest.Source}) is not a kernel of {name}. Modified kernels may fail to start on this cloud.",
                $"""
                You can import it as it is. To be safe, install the stock kernel on the source machine and export the disk again:
                {KernelPackages.Install(guest)}
                """,
                $"I know that {newest.Version} is not a kernel of the distribution and may fail to start here."),
            null => Pass($"{newest.Version}{others} ({newest.Source}); the form of this system's own kernels is not known"),
        };
    }
}
