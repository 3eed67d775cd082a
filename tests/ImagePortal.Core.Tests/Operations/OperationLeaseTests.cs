using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Operations;

/// <summary>Who holds an operation, and until when (design §4).</summary>
public sealed class OperationLeaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Claim_lets_one_of_fifty_racers_through(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var id = await portal.AcceptAsync(portal.Alice);
        var leases = portal.Get<OperationLease>();

        var claims = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => leases.ClaimAsync(id, Cancellation))));

        var winner = Assert.Single(claims, x => x is not null);
        Assert.Equal((OperationState.Running, 1, 1), (winner!.State, winner.Fence, winner.Attempt));
    }

    [Theory]
    [EveryDatabase]
    public async Task Claim_takes_over_only_once_the_lease_has_run_out(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var id = await portal.AcceptAsync(portal.Alice);
        var leases = portal.Get<OperationLease>();
        await leases.ClaimAsync(id, Cancellation);

        portal.Time.Advance(OperationLease.Length);
        var early = await leases.ClaimAsync(id, Cancellation);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        var late = await leases.ClaimAsync(id, Cancellation);

        Assert.Null(early);
        Assert.Equal((2, 2), (late!.Fence, late.Attempt));
    }

    [Theory]
    [EveryDatabase]
    public async Task Renewing_keeps_the_lease_and_is_refused_with_an_old_fence(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var id = await portal.AcceptAsync(portal.Alice);
        var leases = portal.Get<OperationLease>();
        await leases.ClaimAsync(id, Cancellation);
        portal.Time.Advance(OperationLease.Length - TimeSpan.FromSeconds(1));

        Assert.True(await leases.RenewAsync(id, 1, Cancellation));
        portal.Time.Advance(OperationLease.Length);
        Assert.Null(await leases.ClaimAsync(id, Cancellation));
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await leases.ClaimAsync(id, Cancellation));

        Assert.False(await leases.RenewAsync(id, 1, Cancellation));
        Assert.Equal(LeaseState.Lost, await leases.LookAsync(id, 1, Cancellation));
        Assert.Equal(LeaseState.Held, await leases.LookAsync(id, 2, Cancellation));
    }

    [Theory]
    [EveryDatabase]
    public async Task Claim_leaves_alone_what_waits_or_is_not_due_or_is_over(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var leases = portal.Get<OperationLease>();
        var waiting = await portal.AcceptAsync(portal.Alice, waitsFor: "file-1");
        var over = await portal.AcceptAsync(portal.Alice);
        var later = await portal.AcceptAsync(portal.Alice);
        await using (var db = portal.OpenDatabase())
        {
            (await db.Operations.FindAsync([over], Cancellation))!.Succeed(portal.Time.GetUtcNow());
            (await db.Operations.FindAsync([later], Cancellation))!.RetryAfterFault(portal.Time.GetUtcNow().AddMinutes(1));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Null(await leases.ClaimAsync(waiting, Cancellation));
        Assert.Null(await leases.ClaimAsync(over, Cancellation));
        Assert.Null(await leases.ClaimAsync(later, Cancellation));
        Assert.Null(await leases.ClaimAsync(OperationId.New(), Cancellation));
        Assert.Empty(await leases.FindDueAsync(Cancellation));
    }

    [Theory]
    [EveryDatabase]
    public async Task Claim_keeps_the_moment_of_the_first_start(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var id = await portal.AcceptAsync(portal.Alice);
        var leases = portal.Get<OperationLease>();
        var first = await leases.ClaimAsync(id, Cancellation);
        portal.Time.Advance(TimeSpan.FromMinutes(5));

        var second = await leases.ClaimAsync(id, Cancellation);

        Assert.Equal(TestPortal.Start, first!.StartedAt);
        Assert.Equal(TestPortal.Start, second!.StartedAt);
    }
}
