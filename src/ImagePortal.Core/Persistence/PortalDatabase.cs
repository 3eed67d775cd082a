using ImagePortal.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Persistence;

/// <summary>The door to the state for everything that a caller asks for: what it opens shows that caller's account only.</summary>
public sealed class PortalDatabase(PortalContexts contexts)
{
    // Of many that race for one row, one wins each round: as many rounds as a limit has places (R17) must not be too many.
    private const int MaxTries = 100;
    private const int MaxPause = 500;

    public PortalDbContext OpenFor(Caller caller) => contexts.Create(caller.Account);

    /// <summary>
    /// Runs a short change again when another one was faster: the version token moved, or the same row was just added. Each try must open its
    /// own context.
    /// </summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await change();
            }
            catch (DbUpdateException lost) when (attempt < MaxTries && (lost is DbUpdateConcurrencyException || UniqueViolation.Is(lost)))
            {
                await Task.Delay(Random.Shared.Next(5, Math.Min(20 * attempt, MaxPause)));
            }
        }
    }
}
