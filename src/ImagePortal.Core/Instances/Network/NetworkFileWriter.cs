using System.ComponentModel;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ext;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Instances.Network;

/// <summary>
/// Writes the network file onto the disk of an instance that was not started yet (R76, R87), and reads it back. What cannot be written is told, and stops
/// nothing. Where the disk may have been changed in vain it is to be made anew.
/// </summary>
internal sealed partial class NetworkFileWriter
{
    private const string ContentName = "network.ini";
    private const int LongestWord = 160;

    private readonly TimeProvider _time;
    private readonly ILogger<NetworkFileWriter> _logger;
    private readonly ExtNetworkFile _ext;
    private readonly NtfsNetworkFile _ntfs;
    private readonly List<string> _missing;
    private readonly NetworkOptions _options;

    public NetworkFileWriter(IOptions<NetworkOptions> options, TimeProvider time, ILogger<NetworkFileWriter> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        _missing = [.. new[] { _options.Debugfs, _options.E2fsck, _options.Ntfscp, "prlimit" }.Where(x => HostProgram.Find(x) is null)];
        _ext = new(ToolOf(_options.Debugfs), ToolOf(_options.E2fsck));
        _ntfs = new(ToolOf(_options.Ntfscp));
    }

    /// <summary>Says once which programs this host lacks.</summary>
    internal void LogMissing()
    {
        if (_missing.Count > 0)
        {
            LogMissing(string.Join(", ", _missing));
        }
    }

    internal async Task<NetworkFileResult> WriteAsync(string path, InstanceNetwork network, CancellationToken cancellationToken)
    {
        var result = await TryWriteAsync(path, network, cancellationToken);
        if (result.Problem is { } problem)
        {
            LogNotWritten(Path.GetFileName(Path.GetDirectoryName(path)), problem);
        }

        return result;
    }

    private async Task<NetworkFileResult> TryWriteAsync(string path, InstanceNetwork network, CancellationToken cancellationToken)
    {
        var content = Path.Combine(Path.GetDirectoryName(path)!, ContentName);
        var isTouched = false;
        try
        {
            var disk = await SystemDisk.OpenAsync(path, _time, cancellationToken);
            if (disk.Files is ExtFileSystem files && ExtNetworkFile.NeedsTidying(files) && FindMissing(isWindows: false) is null)
            {
                isTouched = true;
                await using (disk)
                {
                    if (!await _ext.TidyAsync(path, disk, cancellationToken))
                    {
                        return new(null, ExtNetworkFile.Untidy, isTouched);
                    }
                }

                disk = await SystemDisk.OpenAsync(path, _time, cancellationToken);
            }

            await using (disk)
            {
                if (await FindObstacleAsync(disk, cancellationToken) is { } obstacle)
                {
                    return new(null, obstacle, isTouched);
                }

                isTouched = true;
                var isWindows = disk.System!.IsWindows;
                var wanted = NetworkFile.Write(network, isWindows);
                await File.WriteAllBytesAsync(content, wanted, cancellationToken);
                var run = isWindows
                    ? await _ntfs.WriteAsync(path, disk, ContentName, cancellationToken)
                    : await _ext.WriteAsync(path, disk, ContentName, cancellationToken);
                return await IsThereAsync(path, isWindows, wanted, cancellationToken)
                    ? new(isWindows ? NetworkFile.WindowsPath : NetworkFile.LinuxPath, null)
                    : new(null, ReasonOf(run?.Said, isWindows), IsTouched: true);
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or BudgetExceededException)
        {
            return new(null, Untrusted.Line($"its file system could not be read: {damage.Message}", LongestWord), isTouched);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Win32Exception)
        {
            LogFailed(fault);
            return new(null, "the host could not work on its disk", isTouched);
        }
        finally
        {
            File.Delete(content);
        }
    }

    private async Task<string?> FindObstacleAsync(SystemDisk disk, CancellationToken cancellationToken) => disk.System is not { } system
        ? "no Linux or Windows that can be read is on it"
        : FindMissing(system.IsWindows) ?? (system.IsWindows
            ? await NtfsNetworkFile.FindObstacleAsync(disk, cancellationToken)
            : disk.Files is ExtFileSystem files
                ? await ExtNetworkFile.FindObstacleAsync(files, cancellationToken)
                : $"its file system is {disk.Files?.Type}");

    private async Task<bool> IsThereAsync(string path, bool isWindows, byte[] wanted, CancellationToken cancellationToken)
    {
        await using var disk = await SystemDisk.OpenAsync(path, _time, cancellationToken);
        return disk.System?.IsWindows == isWindows
            && await disk.Files!.ReadBytesAsync(isWindows ? "/" + NetworkFile.Name : NetworkFile.LinuxPath, wanted.Length + 1, cancellationToken) is { } found
            && found.AsSpan().SequenceEqual(wanted);
    }

    private string? FindMissing(bool isWindows)
    {
        string[] needed = isWindows ? [_options.Ntfscp, "prlimit"] : [_options.Debugfs, _options.E2fsck, "prlimit"];
        return needed.FirstOrDefault(_missing.Contains) is { } missing ? $"{missing} is not installed on the host" : null;
    }

    private string ReasonOf(string? said, bool isWindows)
    {
        var name = isWindows ? "ntfscp" : "debugfs";
        var words = said is null ? "" : string.Join(' ', said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(IsOwnWord));
        LogSaid(name, words);
        return said is null ? $"{name} took longer than {_options.ToolSeconds} s"
            : words.Contains("No space left", StringComparison.Ordinal) || words.Contains("Could not allocate", StringComparison.Ordinal) ? "its file system is full"
            : $"{name} did not do it{(words.Length == 0 ? "" : $": {Untrusted.Line(words, LongestWord)}")}";
    }

    /// <summary>debugfs repeats what it was told, and names itself.</summary>
    private static bool IsOwnWord(string line) =>
        !line.StartsWith("debugfs", StringComparison.Ordinal) && !line.StartsWith("Allocated inode", StringComparison.Ordinal);

    private DiskTool ToolOf(string program) => new(HostProgram.Find(program) ?? program, TimeSpan.FromSeconds(_options.ToolSeconds), _time);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This host has no {Programs}: network files of new instances that need it are not written")]
    private partial void LogMissing(string programs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The network file of {Instance} could not be written: {Problem}")]
    private partial void LogNotWritten(string? instance, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Tool} did not write a network file, and said: {Words}")]
    private partial void LogSaid(string tool, string words);

    [LoggerMessage(Level = LogLevel.Error, Message = "A network file could not be written")]
    private partial void LogFailed(Exception fault);
}
