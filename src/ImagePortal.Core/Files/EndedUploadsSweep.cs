using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>
/// Releases operations whose upload ended without their hearing of it: the node died in between, or the upload was faster than their acceptance.
/// </summary>
internal sealed class EndedUploadsSweep(SystemDatabase database, OperationSignals signals) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var awaited = await db.Operations.Where(x => x.WaitsFor != null).Select(x => x.WaitsFor!).Distinct().ToListAsync(cancellationToken);
        if (awaited.Count == 0)
        {
            return;
        }

        var uploading = await db.Files.Where(x => x.State == FileState.Uploading).Select(x => x.Id).ToListAsync(cancellationToken);
        foreach (var key in awaited.Where(x => FileId.TryParse(x, out var file) && !uploading.Contains(file)))
        {
            await signals.ReleaseAsync(key, cancellationToken);
        }
    }
}
