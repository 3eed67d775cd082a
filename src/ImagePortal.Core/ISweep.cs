namespace ImagePortal.Core;

/// <summary>Work that must not be forgotten when a node dies: looked for at start and every <see cref="SweepService.Interval"/>.</summary>
public interface ISweep
{
    Task SweepAsync(CancellationToken cancellationToken);
}
