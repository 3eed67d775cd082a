using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Keys and values that the caller's account has used, to choose from.</summary>
public sealed class SuggestTags(PortalDatabase database)
{
    private const int Shown = 12;

    /// <param name="key">Its values are suggested; null for keys.</param>
    /// <param name="begins">What was typed so far.</param>
    public async Task<IReadOnlyList<string>> RunAsync(Caller caller, string? key, string begins, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var words = key is null ? db.ImageTags.Select(x => x.Key) : db.ImageTags.Where(x => x.Key == key).Select(x => x.Value);
        return await words.Where(x => x.StartsWith(begins) && x != "").Distinct().OrderBy(x => x).Take(Shown).ToListAsync(cancellationToken);
    }
}
