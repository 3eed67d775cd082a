using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Operations;

/// <summary>Two runners, a clock and a person who cancels, in any order: never two holders, and one end.</summary>
public sealed class OperationInterleavingTests
{
    public enum Step
    {
        FirstClaims,
        SecondClaims,
        FirstRenews,
        SecondRenews,
        TenSecondsPass,
        LeaseRunsOut,
        PersonCancels,
        FirstSucceeds,
        SecondSucceeds,
        FirstFaults,
        SecondFaults,
        FirstReleases,
        SecondReleases,
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Property(MaxTest = 60, Arbitrary = [typeof(OperationInterleavingTests)])]
    public async Task<bool> No_order_of_steps_gives_two_holders_or_two_ends(Step[] steps)
    {
        await using var portal = await TestPortal.OpenAsync();
        var id = await portal.AcceptAsync(portal.Alice);
        var runners = new[] { new Runner(portal, id), new Runner(portal, id) };
        var ends = 0;

        foreach (var step in steps)
        {
            var (before, runner) = (await portal.FindAsync(id), runners[step.ToString().StartsWith("Second", StringComparison.Ordinal) ? 1 : 0]);
            await TakeAsync(portal, id, step, runner);
            var after = await portal.FindAsync(id);

            ends += !before.IsOver && after.IsOver ? 1 : 0;
            Assert.False(before.IsOver && (after.State, after.EndedAt, after.Version) != (before.State, before.EndedAt, before.Version), "the end changed");
            Assert.True(after.Fence >= before.Fence, "the fence went back");

            var holders = 0;
            foreach (var each in runners)
            {
                holders += await each.HoldsAsync() ? 1 : 0;
            }

            Assert.True(holders <= 1, "two hold it");
        }

        return ends <= 1;
    }

    public static Arbitrary<Step[]> Steps() => Gen.ArrayOf(Gen.Elements(Enum.GetValues<Step>()), 14).ToArbitrary();

    private static async Task TakeAsync(TestPortal portal, OperationId id, Step step, Runner runner)
    {
        switch (step)
        {
            case Step.FirstClaims or Step.SecondClaims:
                await runner.ClaimAsync();
                break;
            case Step.FirstRenews or Step.SecondRenews:
                await runner.RenewAsync();
                break;
            case Step.TenSecondsPass:
                portal.Time.Advance(TimeSpan.FromSeconds(10));
                break;
            case Step.LeaseRunsOut:
                portal.Time.Advance(OperationLease.Length + TimeSpan.FromSeconds(1));
                break;
            case Step.PersonCancels:
                await portal.Get<CancelOperation>().RunAsync(portal.Alice, id, Cancellation);
                break;
            case Step.FirstSucceeds or Step.SecondSucceeds:
                await runner.WriteAsync((operation, now) => operation.Succeed(now));
                break;
            case Step.FirstFaults or Step.SecondFaults:
                await runner.WriteAsync((operation, now) => operation.RetryAfterFault(now));
                break;
            default:
                await runner.WriteAsync((operation, now) => operation.Release(now));
                break;
        }
    }

    /// <summary>A node that remembers the fence it was given, as the real runner does.</summary>
    private sealed class Runner(TestPortal portal, OperationId id)
    {
        private int? _fence;

        internal async Task ClaimAsync() => _fence = (await portal.Get<OperationLease>().ClaimAsync(id, Cancellation))?.Fence ?? _fence;

        internal Task RenewAsync() => _fence is { } fence ? portal.Get<OperationLease>().RenewAsync(id, fence, Cancellation) : Task.CompletedTask;

        internal async Task<bool> HoldsAsync() =>
            _fence is { } fence && await portal.Get<OperationLease>().LookAsync(id, fence, Cancellation) != LeaseState.Lost;

        internal async Task WriteAsync(Action<Operation, DateTimeOffset> end)
        {
            await using var db = portal.OpenDatabase();
            var operation = (await db.Operations.FindAsync([id], Cancellation))!;
            if (_fence is { } fence && operation.IsHeldWith(fence))
            {
                end(operation, portal.Time.GetUtcNow());
                await db.SaveChangesAsync(Cancellation);
            }
        }
    }
}
