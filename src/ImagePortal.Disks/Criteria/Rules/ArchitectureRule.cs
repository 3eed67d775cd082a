using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>32- or 64-bit x86 (R68); Windows of 64 bits only, unless the profile takes others (R82, D18).</summary>
internal sealed class ArchitectureRule() : Criterion(CriterionIds.Architecture, "Architecture")
{
    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile) =>
        findings.Windows is { } windows ? Judge(windows, profile) : JudgeLinux(findings);

    private CriterionResult Judge(WindowsGuest guest, CheckProfile profile)
    {
        var evidence = $"{guest.Architecture ?? "No architecture"} ({guest.ArchitectureSource ?? "neither registry nor kernel tell"})";
        return guest.Architecture switch
        {
            "x86_64" => Pass(evidence),
            "i386" when !profile.OnlyWindows64 => Pass(evidence),
            _ => Fail(
                $"{evidence}. Accepted: {(profile.OnlyWindows64 ? "x86_64" : "x86_64 and i386")}.",
                "A Windows of 32 bits cannot be turned into one of 64 bits. Install the 64-bit edition anew, move the data, and import that disk."),
        };
    }

    private CriterionResult JudgeLinux(DiskFindings findings) => findings.Linux switch
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
