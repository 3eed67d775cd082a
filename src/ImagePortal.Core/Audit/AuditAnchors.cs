using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Audit;

/// <summary>
/// Notes the head of the chain outside of the database, in the log and in a file under the data path: a record whose end was cut off is a fine chain by
/// itself, and only somebody who remembers the end can tell.
/// </summary>
public sealed partial class AuditAnchors(IOptions<AuditOptions> options, IOptions<PortalOptions> portal, TimeProvider time, ILogger<AuditAnchors> logger)
{
    private (long Sequence, DateTimeOffset At) _last;

    private string File => Path.Combine(portal.Value.DataPath, "audit", "anchors.txt");

    internal async Task NoteAsync(AuditSeal head, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (head.Sequence == _last.Sequence || now < _last.At + TimeSpan.FromMinutes(options.Value.AnchorMinutes))
        {
            return;
        }

        var hash = Convert.ToHexStringLower(head.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.AppendAllTextAsync(File, string.Create(CultureInfo.InvariantCulture, $"{now:O} {head.Sequence} {hash}\n"), cancellationToken);
        LogAnchor(head.Sequence, hash);
        _last = (head.Sequence, now);
    }

    /// <summary>All that were noted on this data path, oldest first. What is no anchor is left out.</summary>
    internal async Task<IReadOnlyList<(long Sequence, string Hash, string At)>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File))
        {
            return [];
        }

        var lines = await System.IO.File.ReadAllLinesAsync(File, cancellationToken);
        return
        [
            .. lines.Select(x => x.Split(' '))
                .Where(x => x.Length == 3 && long.TryParse(x[1], CultureInfo.InvariantCulture, out _))
                .Select(x => (long.Parse(x[1], CultureInfo.InvariantCulture), x[2], x[0])),
        ];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit anchor: entry {Sequence} of the chain has the hash {Hash}")]
    private partial void LogAnchor(long sequence, string hash);
}
