using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Guests.Windows;
using ImagePortal.Disks.Partitions;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks;

/// <summary>Gives the verdict on a disk, from any source of bytes. Holds no state: one inspector serves many calls at once.</summary>
public sealed class DiskInspector(TimeProvider time)
{
    /// <summary>What one inspection may cost.</summary>
    public InspectionLimits Limits { get; init; } = InspectionLimits.Default;

    /// <summary>Opens, reads and judges. Whatever the file holds ends in a report; damage and excess fail the criterion <c>integrity</c>.</summary>
    /// <param name="declared">What the file's name or its owner says it is; null to go by its content.</param>
    /// <exception cref="IOException">The source could not be read.</exception>
    public async Task<CheckReport> InspectAsync(
        IRandomAccessSource file, CheckProfile profile, DiskFormat? declared, CancellationToken cancellationToken)
    {
        var budget = new InspectionBudget(time, Limits);
        await using var metered = new MeteredSource(file, budget);
        var findings = await FindAsync(metered, declared, budget, cancellationToken);
        var criteria = AllCriteria.Judge(findings, profile);
        var refusedBy = criteria.Where(x => x.Outcome == CriterionOutcome.Fail).Select(x => x.Id).ToList();
        return new(
            findings.Opening.Format?.ToWireName() ?? "unknown",
            findings.Opening.VirtualSize,
            file.Length,
            refusedBy.Count == 0,
            refusedBy,
            findings.Table?.Name,
            Facts.Partitions(findings),
            Facts.Guest(findings),
            criteria,
            budget.BytesRead,
            Math.Round(budget.Elapsed.TotalMilliseconds, 1))
        {
            Profile = profile.Name,
            FormatDetails = findings.Opening.Details,
            StartsBy = findings.StartsBy,
        };
    }

    private static async Task<DiskFindings> FindAsync(
        MeteredSource file, DiskFormat? declared, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var opening = await OpenAsync(file, declared, cancellationToken);
        var findings = new DiskFindings { Opening = opening };
        if (opening.Disk is not { } container)
        {
            return findings;
        }

        await using (container)
        await using (var disk = new CachedSource(container))
        {
            try
            {
                findings = findings with { Table = await PartitionTableReader.ReadAsync(disk, cancellationToken) };
                var volumes = await VolumeReader.ReadAllAsync(disk, findings.Table, budget, cancellationToken);
                findings = findings with { Volumes = volumes };
                findings = findings with { Linux = await LinuxGuestReader.ReadAsync(volumes, budget, cancellationToken) };
                return findings.Linux is not null
                    ? findings
                    : findings with { Windows = await WindowsGuestReader.ReadAsync(volumes, budget, cancellationToken) };
            }
            catch (InvalidDataException damage)
            {
                return findings with { Trouble = damage.Message };
            }
            catch (BudgetExceededException excess)
            {
                return findings with { Trouble = $"The disk took too much to read: {excess.Message}" };
            }
        }
    }

    private static async Task<DiskOpening> OpenAsync(MeteredSource file, DiskFormat? declared, CancellationToken cancellationToken)
    {
        try
        {
            return await DiskOpener.OpenAsync(new EndsSource(file), declared, cancellationToken);
        }
        catch (BudgetExceededException excess)
        {
            return DiskOpening.Refused(null, new(CriterionIds.Integrity, null, $"The file took too much to read: {excess.Message}"));
        }
    }
}
