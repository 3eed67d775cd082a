namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>Every byte that had to be read was there and made sense, within what an inspection may cost.</summary>
internal sealed class IntegrityRule() : Criterion(CriterionIds.Integrity, "Integrity")
{
    private const string ExportAgain = """
        Check the source, and export the disk again:
        qemu-img check SOURCE
        qemu-img convert -O qcow2 SOURCE NEW.qcow2
        """;

    private const string ShutDown = """
        The journal is replayed when the instance starts. To be safe, shut the source machine down and export the disk again:
        sudo shutdown -h now
        """;

    private const string ShutDownWindows = """
        The journal is replayed when the instance starts. To be safe, start the source machine, shut it down fully, and export the disk again:
        powercfg /h off
        shutdown /s /t 0
        """;

    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Opening.Error is { } error)
        {
            return error.CriterionId == CriterionIds.Integrity
                ? Fail(ContainerEvidence.Of(error), error.Fix ?? ExportAgain)
                : Skip("Not judged: the container could not be opened.");
        }

        if (findings.Trouble is { } trouble)
        {
            return Fail(Wording.Sentence(trouble), ExportAgain);
        }

        List<string> unclean =
        [
            .. findings.Volumes.Where(x => x is { Files: not null, Problem: not null }).Select(x => $"{x.Name}: {x.Problem}"),
            .. (findings.Windows?.DirtyHives ?? []).Select(x => $"{x} has changes in its log that were not replayed"),
        ];
        return unclean.Count == 0
            ? Pass("Tables and file systems lie inside the file; everything that was read is whole")
            : Warn(Wording.Sentence(string.Join("; ", unclean)), findings.Windows is null ? ShutDown : ShutDownWindows);
    }
}
