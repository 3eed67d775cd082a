using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>What one account may learn of others: that they exist, and a masked name.</summary>
public sealed class AccountDirectory(SystemDatabase database)
{
    internal async Task<IReadOnlyDictionary<AccountId, string>> FindAsync(IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Accounts
            .Where(x => ids.Contains(x.Id))
            .Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id, x => Mask(x.Name), cancellationToken);
    }

    /// <summary>Accounts among <paramref name="ids"/> that take no shares from <paramref name="owner"/>.</summary>
    internal async Task<IReadOnlySet<AccountId>> FindBlockingAsync(AccountId owner, IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.ShareBlocks
            .Where(x => x.Owner == owner && ids.Contains(x.Recipient))
            .Select(x => x.Recipient)
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>The root members of an account, who hear of what happens to it.</summary>
    internal async Task<IReadOnlyList<Guid>> RootsOfAsync(AccountId account, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Users.Where(x => x.Account == account && x.Role == MemberRole.Root).Select(x => x.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Two letters of each word: enough to see a mistake, too little to learn a name.</summary>
    internal static string Mask(string name) => string.Join(
        ' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Length <= 2 ? x[..1] + "•" : x[..2] + new string('•', x.Length - 2)));
}
