namespace ImagePortal.Core;

/// <summary>Puts a room's first rows in place, from the settings under <c>Seed</c>. Run at each start; what is there is left alone.</summary>
public interface ISeed
{
    /// <summary>Lower runs first.</summary>
    int Order { get; }

    Task RunAsync(CancellationToken cancellationToken);
}
