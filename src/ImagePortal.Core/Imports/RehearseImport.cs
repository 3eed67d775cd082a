using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Imports;

/// <summary>
/// Tells what would come of an import, the verdict on its disk included, and leaves nothing behind. A disk that cannot be read yet, or not in parts, is
/// judged when it is here.
/// </summary>
public sealed class RehearseImport(StartImport startImport, CheckSource checkSource)
{
    public async Task<Result> RunAsync(Caller caller, ImportRequest request, CancellationToken cancellationToken)
    {
        var accepted = await startImport.RunAsync(caller, request with { DryRun = true }, cancellationToken);
        if (!accepted.Ok)
        {
            return accepted.Error;
        }

        var looked = await checkSource.RunAsync(caller, request.Region, request.Source, cancellationToken);
        if (!looked.Ok)
        {
            return looked.Error;
        }

        return looked.Value.Report switch
        {
            null => Result.Done,
            { Accepted: false } refused => ImportErrors.RefusedBy(refused),
            var report => report.Unconfirmed(request.Acknowledged) is { Count: > 0 } unconfirmed ? ImportErrors.NotAcknowledged(unconfirmed) : Result.Done,
        };
    }
}
