using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Audit;

/// <summary>Tells whether an id that somebody was not given is anyone's. Whoever asks for what never was, or is gone, is not trespassing.</summary>
internal static class ForeignThings
{
    private static readonly (string Prefix, Func<PortalDbContext, string, CancellationToken, Task<bool>> Exists)[] Kinds =
    [
        ("img-", (db, id, cancellationToken) => db.Images.AnyAsync(x => x.Id == new ImageId(id) && x.State != ImageState.Deleted, cancellationToken)),
        ("ins-", (db, id, cancellationToken) => db.Instances.AnyAsync(x => x.Id == new InstanceId(id), cancellationToken)),
        ("op-", (db, id, cancellationToken) => db.Operations.AnyAsync(x => x.Id == new OperationId(id), cancellationToken)),
        ("tkt-", (db, id, cancellationToken) => db.Tickets.AnyAsync(x => x.Id == new TicketId(id), cancellationToken)),
        ("AKID", (db, id, cancellationToken) => db.ApiKeys.AnyAsync(x => x.Id == new SecretId(id), cancellationToken)),
        ("file-", (db, id, cancellationToken) => db.Files.AnyAsync(x => x.Id == new FileId(id), cancellationToken)),
    ];

    /// <param name="db">Sees every account.</param>
    internal static async Task<bool> ExistsAsync(PortalDbContext db, string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var member) ? await db.Users.AnyAsync(x => x.Id == member, cancellationToken)
        : Kinds.FirstOrDefault(x => id.StartsWith(x.Prefix, StringComparison.Ordinal)) is { Exists: { } exists } && await exists(db, id, cancellationToken);
}
