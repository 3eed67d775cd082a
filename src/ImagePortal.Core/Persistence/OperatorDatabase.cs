using ImagePortal.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Persistence;

/// <summary>
/// The door for operators. It sees every account and opens for nobody else: the database is asked who is an operator now, whatever the sign-in says.
/// </summary>
public sealed class OperatorDatabase(PortalContexts contexts)
{
    public static Error OperatorsOnly { get; } =
        new(ErrorKind.Forbidden, "operator.only", "Only operators of this portal may do this. Ask one of them.");

    public async Task<Result<PortalDbContext>> OpenForAsync(Caller caller, CancellationToken cancellationToken)
    {
        var db = contexts.CreateForAll();
        if (await db.Users.AnyAsync(x => x.Id == caller.Member && x.IsOperator && x.DisabledAt == null, cancellationToken))
        {
            return db;
        }

        await db.DisposeAsync();
        return db.Refused(caller, OperatorsOnly, "operator");
    }
}
