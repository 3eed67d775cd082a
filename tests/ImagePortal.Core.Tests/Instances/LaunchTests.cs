using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>Who may start an instance from what, and for how long (test shapes 3 and 4).</summary>
public sealed class LaunchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Recipient_can_start_instances_in_that_region_and_nothing_else_R7_R19_R21_R22_R23_R24_R25_R26(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        await portal.ShareAsync(image, portal.Bob.Account);
        var bob = portal.Bob;

        Error?[] refusals =
        [
            (await portal.Get<EditImage>().RunAsync(bob, image, "mine", "mine", Cancellation)).Error,
            Assert.Single(await portal.Get<StartCopies>().RunAsync(bob, new CopyRequest([image], [TestPortal.Toronto]), Cancellation)).Refusal,
            (await portal.Get<ShareImage>().RunAsync(bob, new ShareRequest(image, [portal.Carol.Account.Value], "", null), Cancellation)).Error,
            (await portal.Get<UnshareImage>().RunAsync(bob, image, null, Cancellation)).Error,
            Assert.Single(await portal.Get<DeleteImages>().RunAsync(bob, [image], Cancellation)).Refusal,
            Assert.Single(await portal.Get<PurgeImages>().RunAsync(bob, [image], Cancellation)).Refusal,
        ];
        var elsewhere = await portal.Get<LaunchInstances>().RunAsync(bob, new LaunchRequest(TestPortal.Toronto, image), Cancellation);
        var id = await machines.BootAsync(bob, image);

        Assert.All(refusals, x => Assert.Equal("image.not-owned", x?.Code));
        Assert.Equal("instance.region", elsewhere.Error?.Code);
        Assert.Equal(InstanceState.Running, await machines.StateOfAsync(id));
    }

    [Theory]
    [EveryDatabase]
    public async Task Unshared_image_starts_nothing_more_at_once_and_the_instance_lives_on_R54_R55_R56_R57(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        await portal.ShareAsync(image, portal.Bob.Account);
        var id = await machines.BootAsync(portal.Bob, image);

        Assert.Null((await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, null, Cancellation)).Error);
        var refused = await machines.LaunchAsync(portal.Bob, image);
        var shared = await portal.Get<ListImages>().RunAsync(portal.Bob, new ImageQuery(TestPortal.Guangzhou, ImageTab.Shared), Cancellation);
        await portal.SweepAsync();

        Assert.Equal("image.not-found", refused.Error?.Code);
        Assert.Empty(shared.Items);
        Assert.Equal((InstanceState.Running, true), (await machines.StateOfAsync(id), machines.IsRunning(id)));
        Assert.Null((await portal.Get<StopInstances>().RunAsync(portal.Bob, [id], atOnce: false, Cancellation)).Error);
        await machines.SettleAsync();
        Assert.Null((await portal.Get<ResumeInstances>().RunAsync(portal.Bob, [id], Cancellation)).Error);
        await machines.SettleAsync();
        await machines.SaysAsync(portal.Bob, id, BootDisk.SaysAtBoot(2));
    }

    [Theory]
    [EveryDatabase]
    public async Task Deleted_image_starts_nothing_more_and_the_instance_lives_on_R60_R61(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        var id = await machines.BootAsync(portal.Alice, image);

        Assert.Null(Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image], Cancellation)).Refusal);
        var recycled = await machines.LaunchAsync(portal.Alice, image);
        Assert.Null(Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Alice, [image], Cancellation)).Refusal);
        var purged = await machines.LaunchAsync(portal.Alice, image);
        await portal.SweepAsync();

        Assert.Equal(("instance.image-state", "image.not-found"), (recycled.Error?.Code, purged.Error?.Code));
        Assert.Equal((InstanceState.Running, true), (await machines.StateOfAsync(id), machines.IsRunning(id)));
        Assert.Equal(image, TestPortal.Accepted(await portal.Get<GetInstance>().RunAsync(portal.Alice, id, Cancellation)).Image);
    }

    [Theory]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void Node_that_may_share_its_data_path_needs_a_folder_of_its_own_to_run_instances(DatabaseProvider provider)
    {
        using var services = TestPortal.Build(provider, "Host=127.0.0.1", Path.GetTempPath(), change: null, settings: null);

        Assert.Contains("Portal:Instances:Path", services.GetRequiredService<IHypervisor>().Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retired_offer_starts_nothing_more()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var image = await machines.AddImageAsync(ImageKind.Public);
        await using (var db = portal.OpenDatabase())
        {
            (await db.Images.SingleAsync(x => x.Id == image, Cancellation)).Retire(TestPortal.Start);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal("instance.image-state", (await machines.LaunchAsync(portal.Bob, image)).Error?.Code);
    }

    [Fact]
    public async Task Each_reason_against_an_instance_has_its_own_code_and_nothing_is_begun()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        var importing = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, [1]), "waiting")).Image;
        var unserved = await portal.AddImageAsync(portal.Alice, "far", TestPortal.Toronto);
        async Task<string?> CodeAsync(LaunchRequest request, Caller? caller = null) =>
            (await portal.Get<LaunchInstances>().RunAsync(caller ?? portal.Alice, request, Cancellation)).Error?.Code;
        var good = new LaunchRequest(TestPortal.Guangzhou, image);

        string?[] codes =
        [
            await CodeAsync(good with { Count = 0 }), await CodeAsync(good with { Count = 11 }), await CodeAsync(good with { Name = new string('x', 61) }),
            await CodeAsync(good with { Type = "X9.HUGE" }), await CodeAsync(good with { Token = new string('x', 65) }), await CodeAsync(good, portal.Bob),
            await CodeAsync(good with { Image = ImageId.New() }), await CodeAsync(good with { Image = importing }), await CodeAsync(new(TestPortal.Toronto, unserved)),
            await CodeAsync(good with { Region = TestPortal.Toronto }), await CodeAsync(good with { DryRun = true }),
        ];

        Assert.Equal(
            [
                "instance.count", "instance.count", "instance.name", "instance.type", "instance.token", "image.not-found", "image.not-found", "instance.image-state",
                "instance.no-hypervisor", "instance.region", null,
            ],
            codes);
        Assert.False(await portal.ReadAsync(db => db.Instances.AnyAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_launches_never_pass_the_limit_of_an_account_in_a_region(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => machines.LaunchAsync(portal.Alice, image))));

        Assert.Equal(10, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("instance.limit", x.Error?.Code));
        Assert.Equal(10, await portal.ReadAsync(db => db.Instances.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Request_that_comes_twice_with_a_token_starts_one(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => machines.LaunchAsync(portal.Alice, image, count: 2, token: "again"))));

        var ids = answers.Select(x => string.Join(' ', TestPortal.Accepted(x).Instances)).Distinct();
        Assert.Equal(2, Assert.Single(ids).Split(' ').Length);
        Assert.Equal(["bootable-1", "bootable-2"], await portal.ReadAsync(db => db.Instances.Select(x => x.Name).Order().ToListAsync()));
    }

    [Fact]
    public async Task Launch_is_told_before_what_it_costs_and_that_nobody_reviewed_it_R28_R33()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        await portal.ShareAsync(image, portal.Bob.Account);
        await using (var db = portal.OpenDatabase())
        {
            var region = await db.Regions.SingleAsync(x => x.Code == TestPortal.Guangzhou, Cancellation);
            region.Change(region.Settings with { Prices = "Windows Server: 0.02 USD an hour" });
            await db.SaveChangesAsync(Cancellation);
        }

        var own = TestPortal.Accepted(await portal.Get<PlanLaunch>().RunAsync(portal.Alice, image, Cancellation));
        var received = TestPortal.Accepted(await portal.Get<PlanLaunch>().RunAsync(portal.Bob, image, Cancellation));

        Assert.Equal((false, true), (own.IsUnreviewed, received.IsUnreviewed));
        Assert.Equal(("Windows Server", 10, 0), (received.Prices[0].Item, received.Limit, received.Used));
        Assert.Equal("image.not-found", (await portal.Get<PlanLaunch>().RunAsync(portal.Carol, image, Cancellation)).Error?.Code);
    }
}
