using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Exports;

/// <summary>How many downloads each account has on this node just now.</summary>
public sealed class DownloadPlaces(IOptionsMonitor<LimitOptions> limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AccountId, int> _taken = [];

    /// <summary>A place that is given back by disposing of it, once or often; the refusal where the account has none left.</summary>
    internal Result<Place> Take(AccountId account)
    {
        var limit = limits.CurrentValue.DownloadsAtOnce;
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(account);
            if (taken >= limit)
            {
                return ExportErrors.TooManyDownloads(limit);
            }

            _taken[account] = taken + 1;
            return new Place(this, account);
        }
    }

    private void GiveBack(AccountId account)
    {
        lock (_gate)
        {
            if (--_taken[account] == 0)
            {
                _taken.Remove(account);
            }
        }
    }

    internal sealed class Place(DownloadPlaces places, AccountId account) : IDisposable
    {
        private int _isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
            {
                places.GiveBack(account);
            }
        }
    }
}
