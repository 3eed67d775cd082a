using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>What is reinstalled from what (R91, D13). The instances here are rows: nothing runs.</summary>
public sealed class ReinstallRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Racing_requests_for_one_instance_begin_one_of_them(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var (id, image) = (await AddInstanceAsync(machines, portal.Alice), await machines.AddImageAsync());

        var reinstalls = Enumerable.Range(0, 6).Select(_ => Task.Run(async () => (await machines.ReinstallAsync(portal.Alice, id, image)).Error));
        var images = Enumerable.Range(0, 3).Select(i => Task.Run(async () => (await machines.CreateAsync(portal.Alice, id, $"made {i}")).Error));
        var refusals = await Task.WhenAll(reinstalls.Concat(images));

        Assert.Single(refusals, x => x is null);
        Assert.All(refusals.Where(x => x is not null), x => Assert.Contains(x!.Code, (string[])["instance.reinstalled", "instance.imaged"]));
        Assert.Equal(1, await portal.ReadAsync(db => db.Operations.CountAsync(x => x.Kind == OperationKind.Reinstall || x.Kind == OperationKind.Create)));
    }

    [Fact]
    public async Task Each_reason_against_it_has_its_own_code_and_nothing_is_begun_R91_D13()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var (own, image) = (await AddInstanceAsync(machines, portal.Bob), await machines.AddImageAsync(ImageKind.Public));
        var (pending, gone) = (await AddInstanceAsync(machines, portal.Bob, hasDisk: false), await AddInstanceAsync(machines, portal.Bob, "another host"));
        var (foreign, shared) = (await machines.AddImageAsync(name: "kept"), await machines.AddImageAsync(name: "shared"));
        var far = await portal.AddImageAsync(portal.Bob, "far", TestPortal.Toronto);
        await ShareAsync(portal, shared);
        async Task<string?> CodeAsync(InstanceId id, ImageId? from) => (await machines.ReinstallAsync(portal.Bob, id, from)).Error?.Code;

        string?[] codes =
        [
            await CodeAsync(InstanceId.New(), image), await CodeAsync(await AddInstanceAsync(machines, portal.Alice), image), await CodeAsync(pending, image),
            await CodeAsync(gone, image), await CodeAsync(own, ImageId.New()), await CodeAsync(own, foreign), await CodeAsync(own, shared), await CodeAsync(own, far),
            await CodeAsync(own, null),
        ];

        Assert.Equal(
            [
                "instance.not-found", "instance.not-found", "instance.state", "instance.host-gone", "image.not-found", "image.not-found", "instance.shared-image",
                "instance.region", "instance.image-gone",
            ],
            codes);
        Assert.False(await portal.ReadAsync(db => db.Operations.AnyAsync(x => x.Kind == OperationKind.Reinstall)));
        Assert.Null(await CodeAsync(own, image));
    }

    [Fact]
    public async Task Plan_tells_images_apart_and_what_would_refuse_it_and_changes_nothing_D13()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await AddInstanceAsync(machines, portal.Bob);
        var (open, shared) = (await machines.AddImageAsync(ImageKind.Public, "a public one"), await machines.AddImageAsync(name: "shared"));
        await machines.AddImageAsync(name: "not bobs");
        await ShareAsync(portal, shared);

        var before = await PlanAsync(portal, id);
        TestPortal.Accepted(await machines.ReinstallAsync(portal.Bob, id, open));
        var meanwhile = await PlanAsync(portal, id);

        Assert.Null(before.Refusal);
        Assert.Contains(before.Images, x => x.Id == open && !x.IsReceived);
        Assert.Contains(before.Images, x => x.Id == shared && x.IsReceived);
        Assert.DoesNotContain(before.Images, x => x.Name == "not bobs");
        Assert.Equal("instance.reinstalled", meanwhile.Refusal?.Code);
        Assert.Equal("instance.not-found", (await portal.Get<PlanReinstall>().RunAsync(portal.Alice, id, Cancellation)).Error?.Code);
    }

    private static async Task<ReinstallPlan> PlanAsync(TestPortal portal, InstanceId id) =>
        TestPortal.Accepted(await portal.Get<PlanReinstall>().RunAsync(portal.Bob, id, Cancellation));

    /// <summary>Alice's image, with Bob.</summary>
    private static async Task ShareAsync(TestPortal portal, ImageId image)
    {
        await using var db = portal.OpenDatabase();
        db.Shares.Add(new Share(image, portal.Alice.Account, portal.Bob.Account, TestPortal.Start, null, ""));
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>A stopped one on this node, or on another, of an image that is gone.</summary>
    private static async Task<InstanceId> AddInstanceAsync(SampleMachines machines, Caller caller, string? host = null, bool hasDisk = true)
    {
        var image = Image.Import(ImageId.New(), caller.Account, TestPortal.Guangzhou, "source", "", "disk.raw", TestPortal.Start).Value!;
        image.Complete("sha256:0", 1, TestPortal.Start);
        var instance = Instance.Launch(InstanceId.New(), image, caller, "row", InstanceType.Default, null, TestPortal.Start);
        instance.MadeBy(OperationId.New());
        if (hasDisk)
        {
            instance.PlaceOn(host ?? machines.Portal.Get<InstanceHosting>().Id);
            instance.Started(TestPortal.Start);
            instance.Stopped(TestPortal.Start);
        }

        await using var db = machines.Portal.OpenDatabase();
        db.Add(instance);
        await db.SaveChangesAsync(Cancellation);
        return instance.Id;
    }
}
