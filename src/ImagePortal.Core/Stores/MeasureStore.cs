using System.Collections.Concurrent;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Stores;

/// <summary>Counts what a region's store holds. A large store takes its time: the answer is kept for a while, and counted once for all who ask.</summary>
public sealed class MeasureStore(Refusals refusals, ImageStores stores, TimeProvider time)
{
    private const int RestFactor = 10;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RegionCode, Gauge> _gauges = new();

    public async Task<Result<StoreMeasure>> RunAsync(Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return refusals.Noted(StoreErrors.OperatorsOnly, caller, region.Value);
        }

        var gauge = _gauges.GetOrAdd(region, _ => new());
        await gauge.Turn.WaitAsync(cancellationToken);
        try
        {
            return gauge.Last is { } last && time.GetUtcNow() - last.At < RestAfter(last) ? last : gauge.Last = await MeasureAsync(region, cancellationToken);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return StoreErrors.Unreachable(region, away.Message);
        }
        finally
        {
            gauge.Turn.Release();
        }
    }

    /// <summary>However often someone looks, a store spends a tenth of its time on it at most.</summary>
    private static TimeSpan RestAfter(StoreMeasure last) => last.Survey.Elapsed * RestFactor > ShortestRest ? last.Survey.Elapsed * RestFactor : ShortestRest;

    private async Task<StoreMeasure> MeasureAsync(RegionCode region, CancellationToken cancellationToken)
    {
        var store = stores.For(region);
        var survey = await store.SurveyAsync(cancellationToken);
        return new StoreMeasure(store.Place, survey, store.Space, time.GetUtcNow());
    }

    private sealed class Gauge
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public StoreMeasure? Last { get; set; }
    }
}
