using ImagePortal.Storage;

namespace ImagePortal.Core.Stores;

/// <summary>What a store holds, counted in the store itself.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Space">Room of its device; null where the store does not tell.</param>
public sealed record StoreMeasure(string Place, StoreSurvey Survey, StoreSpace? Space, DateTimeOffset At);
