using System.Collections.Concurrent;
using ImagePortal.Core.Accounts.Keys;

namespace ImagePortal.Web.Api.Registry;

/// <summary>How often a key may call each action. A key may spend a second's worth at once, and gets it back evenly over the next.</summary>
internal sealed class ApiRates(TimeProvider time)
{
    private const int MaxRemembered = 100_000;

    private readonly ConcurrentDictionary<(SecretId Key, string Action), Bucket> _buckets = new();

    internal bool Take(SecretId key, string action, int perSecond)
    {
        if (_buckets.Count > MaxRemembered)
        {
            _buckets.Clear();
        }

        return _buckets.GetOrAdd((key, action), static (_, full) => new Bucket(full), perSecond).Take(time, perSecond);
    }

    private sealed class Bucket(double left)
    {
        private readonly Lock _gate = new();
        private double _left = left;
        private long _filledAt;

        internal bool Take(TimeProvider time, int perSecond)
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                if (_filledAt != 0)
                {
                    _left = Math.Min(perSecond, _left + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
                }

                _filledAt = now;
                if (_left < 1)
                {
                    return false;
                }

                _left--;
                return true;
            }
        }
    }
}
