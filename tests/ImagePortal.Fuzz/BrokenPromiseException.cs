namespace ImagePortal.Fuzz;

/// <summary>A reader answered, but not as it promises to.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
