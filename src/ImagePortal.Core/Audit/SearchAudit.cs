using ImagePortal.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Audit;

/// <summary>Lines of the audit: of all accounts for operators, of an account's own for its root.</summary>
public sealed class SearchAudit(AuditReader reader)
{
    public const int PageSize = 50;

    public async Task<Result<AuditList>> RunAsync(Caller caller, AuditQuery query, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(caller, query, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var rows = await AuditReader.Find(db, query).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new AuditList([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
