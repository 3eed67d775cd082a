using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Operations;

/// <summary>A crash or a lost queue loses nothing: the rows are the truth (design §1).</summary>
public sealed class OperationSweepTests
{
    private readonly ScriptedHandler _handler = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Sweep_hints_again_at_what_is_due_and_at_leases_that_ran_out(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var due = await portal.AcceptAsync(portal.Alice);
        var held = await portal.AcceptAsync(portal.Alice);
        await portal.AcceptAsync(portal.Alice, waitsFor: "something that never comes");
        await portal.Get<OperationLease>().ClaimAsync(held, Cancellation);

        await portal.SweepAsync();
        var first = portal.Jobs.Queued;
        portal.Jobs.Forget();
        portal.Time.Advance(OperationLease.Length + TimeSpan.FromSeconds(1));
        await portal.SweepAsync();

        Assert.Equal([$"AdvanceOperationJob:{due}"], first);
        Assert.Equal([$"AdvanceOperationJob:{held}"], portal.Jobs.Queued);
    }

    [Theory]
    [EveryDatabase]
    public async Task Sweep_does_not_fill_a_long_queue_with_copies_of_one_hint(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);

        for (var second = 0; second <= 60; second += 15)
        {
            await portal.SweepAsync();
            portal.Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal([$"AdvanceOperationJob:{id}", $"AdvanceOperationJob:{id}"], portal.Jobs.Queued);
    }

    [Theory]
    [EveryDatabase]
    public async Task Operation_is_run_to_its_end_after_its_hint_was_lost(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        portal.Get<OperationHints>().Hint(id);
        portal.Jobs.Forget();
        portal.Time.Advance(TimeSpan.FromMinutes(1));

        await portal.SweepAsync();
        await portal.RunJobsAsync();

        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(id)).State);
    }

    [Fact]
    public async Task Embedded_portal_takes_over_at_once_what_its_dead_process_held()
    {
        await using var dead = await TestPortal.OpenAsync(change: _handler.Replace);
        var id = await dead.AcceptAsync(dead.Alice);
        await dead.Get<OperationLease>().ClaimAsync(id, Cancellation);
        await using var next = await TestPortal.OpenAsync(change: _handler.Replace, over: dead);
        next.Get<EmbeddedLock>().Take();

        await next.SweepAsync();
        var first = next.Jobs.Queued;
        await next.RunJobsAsync();

        Assert.Equal([$"AdvanceOperationJob:{id}"], first);
        Assert.Equal((OperationState.Succeeded, 2), ((await next.FindAsync(id)).State, (await next.FindAsync(id)).Fence));
    }

    [Fact]
    public async Task Embedded_portal_frees_leases_at_its_start_only()
    {
        await using var portal = await TestPortal.OpenAsync(change: _handler.Replace);
        portal.Get<EmbeddedLock>().Take();
        await portal.SweepAsync();
        var id = await portal.AcceptAsync(portal.Alice);
        await portal.Get<OperationLease>().ClaimAsync(id, Cancellation);

        await portal.SweepAsync();

        Assert.Empty(portal.Jobs.Queued);
    }

    [Fact]
    public async Task Second_portal_on_the_same_folder_is_refused()
    {
        await using var first = await TestPortal.OpenAsync();
        await using var second = await TestPortal.OpenAsync(over: first);
        first.Get<EmbeddedLock>().Take();

        var refused = Assert.Throws<InvalidOperationException>(second.Get<EmbeddedLock>().Take);

        Assert.Contains(first.DataPath, refused.Message, StringComparison.Ordinal);
    }
}
