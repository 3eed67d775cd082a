namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>32- or 64-bit x86 (R68).</summary>
internal sealed class ArchitectureRule() : Criterion(CriterionIds.Architecture, "Architecture")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile) => findings.Linux switch
    {
        null => Skip(findings.NoGuest),
        { Architecture: null } => Fail(
            "No program was found whose header tells the architecture: neither /bin/sh nor /usr/bin/env",
            "Import a disk with a whole root file system."),
        { Architecture: "x86_64" or "i386" } guest => Pass($"{guest.Architecture} ({guest.ArchitectureSource})"),
        var guest => Fail(
            $"{guest.Architecture} (ELF header of {guest.ArchitectureSource}, byte 18). Accepted: x86_64 and i386.",
            "Install the system for x86_64; programs of another architecture cannot run here."),
    };
}
