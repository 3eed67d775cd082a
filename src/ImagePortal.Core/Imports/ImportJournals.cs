using ImagePortal.Core.Operations;
using ImagePortal.Storage;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Imports;

/// <summary>The journals of imports from far sources, one file each under the data path, so that a restart fetches only what is missing.</summary>
internal sealed class ImportJournals(IOptions<PortalOptions> portal)
{
    /// <param name="state">Of the source: with another one the journal begins anew.</param>
    internal IngestJournal Open(OperationId operation, string state) => IngestJournal.Open(PathOf(operation), state);

    /// <summary>The import is over. Losing the journal of one that is not costs time, nothing else.</summary>
    internal void Remove(OperationId operation)
    {
        var path = PathOf(operation);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private string PathOf(OperationId operation) => Path.Combine(portal.Value.DataPath, "journals", operation.Value);
}
