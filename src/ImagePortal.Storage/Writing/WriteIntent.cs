using ImagePortal.Storage.Collection;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Writing;

/// <summary>The sign by which a writer keeps collections from the manifest it is about to seal and from all chunks that it names.</summary>
internal sealed class WriteIntent(IObjectStore objects, IObjectBatch batch, ReadOnlyMemory<byte> manifest) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly string _name = Signs.IntentOf(batch);

    /// <summary>Returns when every sweep that may not have seen the sign has ended.</summary>
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        await batch.PostAsync(_name, manifest, cancellationToken);
        var sweeps = await ListSweepsAsync(cancellationToken);
        if (sweeps.Count == 0)
        {
            return;
        }

        var clock = await StoreClock.ReadAsync(objects, batch, cancellationToken);
        var pause = FirstPause;
        while (sweeps.Exists(sweep => clock.Now - sweep.Written < Signs.SweepLifetime))
        {
            await Task.Delay(pause, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            await objects.ForgetDeadAsync(cancellationToken);

            // Sweeps that began later have seen the sign.
            var active = await ListSweepsAsync(cancellationToken);
            sweeps.RemoveAll(sweep => !active.Exists(other => other.Name == sweep.Name));
        }
    }

    /// <summary>A sign that stays only keeps a few chunks for longer.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await objects.DeleteAsync([_name], CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The store is in trouble, which the writer has met or will meet.
        }
    }

    private async Task<List<ObjectEntry>> ListSweepsAsync(CancellationToken cancellationToken) =>
        await Signs.ListActiveAsync(objects, cancellationToken).ToListAsync(cancellationToken);
}
