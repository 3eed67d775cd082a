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

    /// <summary>Those among <paramref name="ids"/> that name a person of an account, with that account (D2).</summary>
    internal async Task<IReadOnlyDictionary<AccountId, AccountId>> FindRootsOfAsync(IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Users
            .Where(x => x.SubAccount != null && ids.Contains(x.SubAccount.Value))
            .Select(x => new { Id = x.SubAccount!.Value, x.Account })
            .ToDictionaryAsync(x => x.Id, x => x.Account, cancellationToken);
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

    /// <summary>Who hears of an answer: the account's root members, and the one who asked.</summary>
    internal async Task<IReadOnlyList<Guid>> AnsweredAsync(AccountId account, Guid? asked, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Users.Where(x => x.Account == account && (x.Role == MemberRole.Root || x.Id == asked)).Select(x => x.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Everyone who operates the portal, to be told of what waits for them.</summary>
    internal async Task<IReadOnlyList<(AccountId Account, Guid Id)>> OperatorsAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var operators = await db.Users.Where(x => x.IsOperator && x.DisabledAt == null).Select(x => new { x.Account, x.Id }).ToListAsync(cancellationToken);
        return operators.ConvertAll(x => (x.Account, x.Id));
    }

    /// <summary>Two letters of each word: enough to see a mistake, too little to learn a name.</summary>
    internal static string Mask(string name) => string.Join(
        ' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Length <= 2 ? x[..1] + "•" : x[..2] + new string('•', x.Length - 2)));
}
