using ImagePortal.Cli.Output;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal inspect</c>: the check report on a file.</summary>
internal static class InspectCommand
{
    public static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = arguments.Values("FILE")[0];
        var profileName = arguments.Option("--profile") ?? CheckProfile.Strict.Name;
        var profile = CheckProfile.Find(profileName) ?? throw new UsageException($"There is no profile \"{profileName}\".");
        var declared = InputDisk.DeclaredFormat(path, arguments);

        await using var file = FileSource.Open(path);
        var report = await new DiskInspector(TimeProvider.System).InspectAsync(file, profile, declared, cancellationToken);

        if (arguments.Json)
        {
            terminal.WriteRaw(CheckReportJson.Write(report, indented: true));
        }
        else
        {
            ReportTable.Write(terminal.Console, path, report);
        }

        return report.Accepted ? ExitCodes.Done : ExitCodes.Refused;
    }
}
