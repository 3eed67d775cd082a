namespace ImagePortal.Storage;

/// <summary>Room of the device that a store lies on, in bytes.</summary>
/// <param name="Free">What is left for the store.</param>
/// <param name="Total">The device's size, whoever uses it.</param>
public sealed record StoreSpace(long Free, long Total);
