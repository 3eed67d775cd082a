namespace ImagePortal.Core.Tests.Setup;

/// <summary>Lets a test and the work it watches meet. A wait that would never end fails the test instead.</summary>
internal sealed class Signal
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Give() => _given.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken = default) => _given.Task.WaitAsync(Patience, cancellationToken);

    /// <summary>Looks again and again until it holds; what is looked at may come a moment later.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(10, deadline.Token);
        }
    }
}
