using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Operations;

/// <summary>What becomes of an operation, however its work goes (design §4).</summary>
public sealed class OperationRunnerTests
{
    private static readonly Error No = new(ErrorKind.Invalid, "test.no", "It will not do.") { Fix = "mend it" };

    private readonly ScriptedHandler _handler = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Success_ends_the_operation_once_and_records_it(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);

        await portal.RunAsync(id);
        await portal.RunAsync(id);

        var operation = await portal.FindAsync(id);
        Assert.Equal((OperationState.Succeeded, 100, 1), (operation.State, operation.Percent, operation.Attempt));
        Assert.Equal((null, null, TestPortal.Start), (operation.LeaseOwner, operation.LeaseUntil, operation.EndedAt));
        Assert.Equal(1, _handler.Runs);
        Assert.Equal([OperationState.Succeeded], _handler.Concluded);
        Assert.Equal("import.succeeded", (await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Subject == operation.Subject))).Action);
    }

    [Theory]
    [EveryDatabase]
    public async Task Refusal_fails_the_operation_with_code_message_and_fix(DatabaseProvider provider)
    {
        _handler.Work = (_, _) => Task.FromResult<Result<OperationOutcome>>(No);
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);

        await portal.RunAsync(id);

        var operation = await portal.FindAsync(id);
        Assert.Equal((OperationState.Failed, false), (operation.State, operation.IsOurFault));
        Assert.Equal(("test.no", "It will not do.", "mend it"), (operation.RefusalCode, operation.RefusalMessage, operation.RefusalFix));
        Assert.Equal("Refused: It will not do.\nFix:\nmend it", (await portal.LogOfAsync(id))[^1]);
        Assert.Equal("test.no", (await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Action == "import.failed"))).After);
    }

    [Theory]
    [EveryDatabase]
    public async Task Faults_are_retried_after_growing_pauses_and_the_last_fails_as_ours(DatabaseProvider provider)
    {
        _handler.Work = (_, _) => throw new IOException("the store is away");
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var pauses = new List<double>();

        for (var attempt = 1; attempt < Operation.MaxAttempts; attempt++)
        {
            await portal.RunAsync(id);
            var waiting = await portal.FindAsync(id);
            Assert.Equal((OperationState.Queued, attempt), (waiting.State, waiting.Attempt));
            pauses.Add((waiting.DueAt - portal.Time.GetUtcNow()).TotalSeconds);

            // Not a moment before it is due.
            await portal.RunAsync(id);
            Assert.Equal(attempt, _handler.Runs);
            portal.Time.Advance(waiting.DueAt - portal.Time.GetUtcNow());
        }

        await portal.RunAsync(id);

        var operation = await portal.FindAsync(id);
        Assert.Equal([1, 4, 16, 64], pauses);
        Assert.Equal((OperationState.Failed, true, "operation.failed"), (operation.State, operation.IsOurFault, operation.RefusalCode));
        Assert.Equal([OperationState.Failed], _handler.Concluded);
        var log = await portal.LogOfAsync(id);
        Assert.Contains("A fault of ours (IOException) in attempt 1. Tried again in 1 s.", log);
        Assert.Equal("A fault of ours (IOException) in attempt 5. Given up.", log[^1]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Shutdown_gives_the_operation_back_without_using_an_attempt(DatabaseProvider provider)
    {
        using var shutdown = new CancellationTokenSource();
        _handler.Work = async (_, stop) =>
        {
            await shutdown.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            return ScriptedHandler.Done;
        };
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);

        await portal.RunAsync(id, shutdown.Token);

        var released = await portal.FindAsync(id);
        Assert.Equal((OperationState.Queued, 0), (released.State, released.Attempt));
        Assert.Empty(_handler.Concluded);

        _handler.Work = (_, _) => Task.FromResult(ScriptedHandler.Done);
        await portal.RunAsync(id);
        Assert.Equal((OperationState.Succeeded, 1), ((await portal.FindAsync(id)).State, (await portal.FindAsync(id)).Attempt));
    }

    [Theory]
    [EveryDatabase]
    public async Task Runner_that_lost_its_lease_writes_neither_progress_nor_log_nor_end(DatabaseProvider provider)
    {
        var (took, stalled) = (new Signal(), new Signal());
        _handler.Work = async (operation, _) =>
        {
            if (_handler.Runs > 1)
            {
                await operation.EnterAsync(OperationStage.Storing, "The second one stores.", Cancellation);
                return ScriptedHandler.Done;
            }

            stalled.Give();
            await took.WaitAsync(Cancellation);
            await operation.EnterAsync(OperationStage.Sealing, "The first one wakes up.", Cancellation);
            operation.Report(7, 7);
            await operation.LogAsync("The first one goes on.", Cancellation);
            return No;
        };
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var first = portal.RunAsync(id);
        await stalled.WaitAsync(Cancellation);

        // As if the process had slept: its lease runs out unseen, and another one takes over.
        await portal.Get<OperationLease>().FreeAllAsync(Cancellation);
        await portal.RunAsync(id);
        took.Give();
        await first;

        var operation = await portal.FindAsync(id);
        Assert.Equal((OperationState.Succeeded, OperationStage.Storing, 0, 2), (operation.State, operation.Stage, operation.BytesDone, operation.Fence));
        Assert.Null(operation.RefusalCode);
        Assert.Equal([OperationState.Succeeded], _handler.Concluded);
        Assert.DoesNotContain(await portal.LogOfAsync(id), x => x.Contains("The first one", StringComparison.Ordinal));
    }

    [Theory]
    [EveryDatabase]
    public async Task Work_is_stopped_when_another_node_has_taken_the_operation(DatabaseProvider provider)
    {
        var started = new Signal();
        _handler.Work = async (_, stop) =>
        {
            if (_handler.Runs == 1)
            {
                started.Give();
                await Task.Delay(Timeout.Infinite, stop);
            }

            return ScriptedHandler.Done;
        };
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var first = portal.RunAsync(id);
        await started.WaitAsync(Cancellation);
        await portal.Get<OperationLease>().FreeAllAsync(Cancellation);
        await portal.RunAsync(id);

        await Signal.UntilAsync(() => Look(portal, first));

        Assert.Equal([OperationState.Succeeded], _handler.Concluded);
    }

    [Theory]
    [EveryDatabase]
    public async Task Lease_is_renewed_while_the_work_goes_on(DatabaseProvider provider)
    {
        var (started, finish) = (new Signal(), new Signal());
        _handler.Work = async (_, stop) =>
        {
            started.Give();
            await finish.WaitAsync(stop);
            return ScriptedHandler.Done;
        };
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var running = portal.RunAsync(id);
        await started.WaitAsync(Cancellation);
        var before = (await portal.FindAsync(id)).LeaseUntil;

        await Signal.UntilAsync(async () =>
        {
            portal.Time.Advance(TimeSpan.FromSeconds(1));
            return (await portal.FindAsync(id)).LeaseUntil > before;
        });
        finish.Give();
        await running;

        Assert.Equal((OperationState.Succeeded, 1), ((await portal.FindAsync(id)).State, (await portal.FindAsync(id)).Fence));
    }

    [Theory]
    [EveryDatabase]
    public async Task Cancel_stops_the_work_and_ends_the_operation(DatabaseProvider provider)
    {
        var started = new Signal();
        _handler.Work = async (_, stop) =>
        {
            started.Give();
            await Task.Delay(Timeout.Infinite, stop);
            return ScriptedHandler.Done;
        };
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var running = portal.RunAsync(id);
        await started.WaitAsync(Cancellation);

        Assert.True((await portal.Get<CancelOperation>().RunAsync(portal.Alice, id, Cancellation)).Ok);
        await Signal.UntilAsync(() => Look(portal, running));

        Assert.Equal(OperationState.Cancelled, (await portal.FindAsync(id)).State);
        Assert.Equal([OperationState.Cancelled], _handler.Concluded);
        Assert.Equal("Cancelled.", (await portal.LogOfAsync(id))[^1]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Cancel_ends_what_is_queued_or_waits_without_any_work(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        OperationId[] ids = [await portal.AcceptAsync(portal.Alice), await portal.AcceptAsync(portal.Alice, waitsFor: "file-1")];

        foreach (var id in ids)
        {
            Assert.True((await portal.Get<CancelOperation>().RunAsync(portal.Alice, id, Cancellation)).Ok);
        }

        await portal.RunJobsAsync();

        Assert.Equal(0, _handler.Runs);
        Assert.Equal([OperationState.Cancelled, OperationState.Cancelled], _handler.Concluded);
        Assert.Equal(2, await portal.ReadAsync(db => db.Audit.CountAsync(x => x.Action == "operation.cancel")));
    }

    [Theory]
    [EveryDatabase]
    public async Task Cancel_is_refused_once_the_operation_is_over(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        await portal.RunAsync(id);

        var refused = await portal.Get<CancelOperation>().RunAsync(portal.Alice, id, Cancellation);

        Assert.Equal("operation.over", refused.Error?.Code);
        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(id)).State);
    }

    [Theory]
    [EveryDatabase]
    public async Task Nothing_of_an_end_is_kept_when_its_transaction_breaks(DatabaseProvider provider)
    {
        _handler.Work = (_, _) => Task.FromResult<Result<OperationOutcome>>(No);
        _handler.AtTheEnd = (db, operation) =>
        {
            db.Notifications.Add(new Notification(operation.Account, operation.Member, NoticeKind.ImportRefused, "t", "/", "{}", operation.CreatedAt));
            db.Outbox.Add(new OutboxMessage(Guid.NewGuid(), operation.Account, Channel.Mail, "a message of no notification", operation.CreatedAt));
            return Task.CompletedTask;
        };
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);

        await Assert.ThrowsAsync<DbUpdateException>(() => portal.RunAsync(id));

        var held = await portal.FindAsync(id);
        Assert.Equal((OperationState.Running, null), (held.State, held.RefusalCode));
        Assert.Empty(await portal.LogOfAsync(id));
        Assert.False(await portal.ReadAsync(db => db.Notifications.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.Outbox.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.Audit.AnyAsync(x => x.Action == "import.failed")));

        // The next holder ends it.
        _handler.AtTheEnd = (_, _) => Task.CompletedTask;
        portal.Time.Advance(OperationLease.Length + TimeSpan.FromSeconds(1));
        await portal.RunAsync(id);
        Assert.Equal(OperationState.Failed, (await portal.FindAsync(id)).State);
    }

    [Theory]
    [EveryDatabase]
    public async Task End_is_saved_again_when_it_meets_a_change_of_someone_else(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var meets = true;
        _handler.AtTheEnd = async (_, _) =>
        {
            if (meets)
            {
                meets = false;
                Assert.True((await portal.Get<CancelOperation>().RunAsync(portal.Alice, id, Cancellation)).Ok);
            }
        };

        await portal.RunAsync(id);

        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(id)).State);
        Assert.Equal(1, await portal.ReadAsync(db => db.Audit.CountAsync(x => x.Action == "import.succeeded")));
    }

    [Theory]
    [EveryDatabase]
    public async Task Progress_is_written_at_most_once_a_second(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, _handler.Replace);
        var id = await portal.AcceptAsync(portal.Alice);
        var seen = new List<long>();
        _handler.Work = async (operation, _) =>
        {
            await operation.EnterAsync(OperationStage.Storing, "Stores.", Cancellation);
            foreach (var (done, pause) in new[] { (1, 0), (2, 500), (3, 499), (4, 1), (5, 0), (6, 1000) })
            {
                portal.Time.Advance(TimeSpan.FromMilliseconds(pause));
                operation.Report(done, 6);
                await operation.SettleAsync();
                seen.Add((await portal.FindAsync(id)).BytesDone);
            }

            return ScriptedHandler.Done;
        };

        await portal.RunAsync(id);

        Assert.Equal([1, 1, 1, 4, 4, 6], seen);
    }

    /// <summary>Lets the watch look at the lease, and says whether the run has ended.</summary>
    private static async Task<bool> Look(TestPortal portal, Task running)
    {
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAny(running, Task.Delay(50, Cancellation));
        return running.IsCompletedSuccessfully;
    }
}
