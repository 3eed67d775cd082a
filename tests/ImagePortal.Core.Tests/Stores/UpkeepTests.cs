using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Stores;

/// <summary>When upkeep of stores runs, who may start and stop it, and what operators see.</summary>
public sealed class UpkeepTests
{
    private static readonly RegionCode Region = TestPortal.Guangzhou;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Portal_collects_and_verifies_each_store_in_its_time_and_one_after_another(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddOperatorAsync();
        await portal.SweepAsync();
        Assert.Empty(await UpkeepAsync(portal));

        for (var day = 0; day < 8; day++)
        {
            portal.Time.Advance(TimeSpan.FromDays(1));
            for (var i = 0; i < 6; i++)
            {
                await portal.SweepAsync();
                Assert.True((await UpkeepAsync(portal)).Count(x => !x.IsOver) <= 1, "two stores are worked on at once");
                await portal.RunJobsAsync();
            }
        }

        var ended = await UpkeepAsync(portal);
        Assert.All(ended, x => Assert.Equal(OperationState.Succeeded, x.State));
        foreach (var region in new[] { TestPortal.Guangzhou, TestPortal.Toronto })
        {
            Assert.Equal(8, ended.Count(x => x.Region == region && x.Kind == OperationKind.Collection));
            Assert.Equal(1, ended.Count(x => x.Region == region && x.Kind == OperationKind.Verification));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Nodes_that_find_the_same_store_due_start_it_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddOperatorAsync();
        await portal.SweepAsync();
        portal.Time.Advance(TimeSpan.FromDays(1));
        var sweep = portal.Services.GetServices<ISweep>().OfType<UpkeepSweep>().Single();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => sweep.SweepAsync(Cancellation))));

        var started = await UpkeepAsync(portal);
        Assert.Equal(started.Count, started.Select(x => (x.Region, x.Kind)).Distinct().Count());
    }

    [Fact]
    public async Task Portal_without_an_operator_and_one_that_is_told_so_start_nothing()
    {
        var never = new Dictionary<string, string?> { ["Portal:Storage:Upkeep:CollectEveryHours"] = "0", ["Portal:Storage:Upkeep:VerifyEveryDays"] = "0" };
        await using var portal = await TestPortal.OpenAsync();
        await portal.SweepAsync();
        portal.Time.Advance(TimeSpan.FromDays(30));
        await portal.SweepAsync();
        await using var silent = await TestPortal.OpenAsync(settings: never);
        var caller = await silent.AddOperatorAsync();
        await silent.SweepAsync();
        silent.Time.Advance(TimeSpan.FromDays(30));
        await silent.SweepAsync();

        Assert.Empty(await UpkeepAsync(portal));
        Assert.Empty(await UpkeepAsync(silent));
        Assert.Null(TestPortal.Accepted(await silent.Get<GetRegionStore>().RunAsync(caller, Region, Cancellation)).Collection.NextAt);
    }

    [Fact]
    public async Task Everybody_but_operators_is_refused()
    {
        await using var portal = await TestPortal.OpenAsync();

        Assert.Equal(
            Enumerable.Repeat("store.operators-only", 6),
            [
                (await portal.Get<VerifyStore>().RunAsync(portal.Alice, Region, Cancellation)).Error?.Code,
                (await portal.Get<CollectStore>().RunAsync(portal.Alice, Region, Cancellation)).Error?.Code,
                (await portal.Get<StopUpkeep>().RunAsync(portal.Alice, Region, Cancellation)).Error?.Code,
                (await portal.Get<GetRegionStore>().RunAsync(portal.Alice, Region, Cancellation)).Error?.Code,
                (await portal.Get<ListRegionStores>().RunAsync(portal.Alice, Cancellation)).Error?.Code,
                (await portal.Get<MeasureStore>().RunAsync(portal.Alice, Region, Cancellation)).Error?.Code,
            ]);
    }

    [Theory]
    [EveryDatabase]
    public async Task One_of_a_kind_runs_in_a_store_and_can_be_stopped_by_any_operator(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        var other = caller with { Account = portal.Bob.Account, Member = portal.Bob.Member };

        var first = TestPortal.Accepted(await portal.Get<VerifyStore>().RunAsync(caller, Region, Cancellation));
        var second = await portal.Get<VerifyStore>().RunAsync(other, Region, Cancellation);
        var elsewhere = await portal.Get<VerifyStore>().RunAsync(other, TestPortal.Toronto, Cancellation);
        Assert.True((await portal.Get<StopUpkeep>().RunAsync(other, Region, Cancellation)).Ok);
        await portal.RunJobsAsync();
        var again = await portal.Get<VerifyStore>().RunAsync(caller, Region, Cancellation);
        await portal.RunJobsAsync();

        Assert.Equal(("store.busy", true, true), (second.Error?.Code, elsewhere.Ok, again.Ok));
        Assert.Equal(OperationState.Cancelled, (await portal.FindAsync(first)).State);
        Assert.Equal("store.not-running", (await portal.Get<StopUpkeep>().RunAsync(other, Region, Cancellation)).Error?.Code);
        Assert.Equal("region.not-found", (await portal.Get<VerifyStore>().RunAsync(caller, new RegionCode("nowhere"), Cancellation)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Operators_see_what_images_need_and_what_is_stored(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        await portal.ImportGoodDiskAsync("twin");
        TestPortal.Accepted(await portal.Get<VerifyStore>().RunAsync(caller, Region, Cancellation));

        var store = TestPortal.Accepted(await portal.Get<GetRegionStore>().RunAsync(caller, Region, Cancellation));
        var measure = TestPortal.Accepted(await portal.Get<MeasureStore>().RunAsync(caller, Region, Cancellation));
        var all = TestPortal.Accepted(await portal.Get<ListRegionStores>().RunAsync(caller, Cancellation));

        Assert.Equal(("Guangzhou", 2, 1, 0), (store.Region.Name, store.Images, store.Accounts, store.UnderWay));
        Assert.Equal((OperationState.Queued, null, null), (store.Verification.Running?.State, store.Verification.Report, store.Collection.Running));
        var largest = Assert.Single(store.Largest);
        Assert.Equal((portal.Alice.Account, 2, image.StoredSize * 2), (largest.Account, largest.Images, largest.StoredSize));
        Assert.Equal((1, image.VirtualSize, image.StoredSize), (measure.Survey.Images, measure.Survey.VirtualSize, measure.Survey.StoredSize));
        Assert.InRange(measure.Survey.DataSize, measure.Survey.DistinctSize, measure.Survey.VirtualSize);
        Assert.InRange(measure.Survey.DistinctSize, measure.Survey.StoredSize, measure.Survey.DataSize);
        Assert.True(measure.Space is { Free: > 0 } space && space.Free <= space.Total);
        Assert.Equal([Region, TestPortal.Toronto], all.Select(x => x.Region.Code));
    }

    private static Task<List<Operation>> UpkeepAsync(TestPortal portal) => portal.ReadAsync(db => db.Operations.AsNoTracking()
        .Where(x => x.Kind == OperationKind.Verification || x.Kind == OperationKind.Collection)
        .ToListAsync());
}
