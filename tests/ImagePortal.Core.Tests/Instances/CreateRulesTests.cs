using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>What refuses an image from an instance, and what it takes (R13, R14). The instances here are rows: nothing runs.</summary>
public sealed class CreateRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Racing_requests_never_pass_the_operations_of_a_day_R14_R40(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var instances = new List<InstanceId>();
        for (var i = 0; i < 12; i++)
        {
            instances.Add(await AddInstanceAsync(machines, portal.Alice));
        }

        var answers = await Task.WhenAll(instances.Select((id, i) => Task.Run(() => machines.CreateAsync(portal.Alice, id, $"made {i}"))));

        Assert.Equal(5, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("image.no-operation", x.Error?.Code));
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((5, 5), (usage.Places, usage.Operations));
        Assert.Equal(5, await portal.ReadAsync(db => db.Images.CountAsync(x => x.State == ImageState.Creating)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_requests_for_one_instance_or_one_name_make_one_image(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var (one, two, three) = (await AddInstanceAsync(machines, portal.Alice), await AddInstanceAsync(machines, portal.Alice), await AddInstanceAsync(machines, portal.Alice));

        var same = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => machines.CreateAsync(portal.Alice, one, $"made {i}"))));
        var named = await Task.WhenAll(new[] { two, three }.Select(id => Task.Run(() => machines.CreateAsync(portal.Alice, id, "one name"))));

        Assert.All(same.Where(x => !x.Ok), x => Assert.Equal("instance.imaged", x.Error?.Code));
        Assert.All(named.Where(x => !x.Ok), x => Assert.Equal("image.name-taken", x.Error?.Code));
        Assert.Equal((1, 1), (same.Count(x => x.Ok), named.Count(x => x.Ok)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Start_and_image_that_race_for_a_stopped_instance_never_both_have_it(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        for (var i = 0; i < 4; i++)
        {
            var id = await AddInstanceAsync(machines, portal.Alice);
            var create = Task.Run(() => machines.CreateAsync(portal.Alice, id, $"made {i}"));
            var start = Task.Run(() => portal.Get<ResumeInstances>().RunAsync(portal.Alice, [id], Cancellation));
            await Task.WhenAll(create, start);

            // One that starts is waited for by the image's operation; one of which an image is made does not start.
            var instance = await machines.FindAsync(id);
            Assert.True((await create).Ok);
            Assert.Equal((await start).Ok ? InstanceState.Starting : InstanceState.Stopped, instance!.State);
        }
    }

    [Fact]
    public async Task Each_reason_against_an_image_has_its_own_code_and_nothing_is_begun_R13_R34()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        await portal.AddImageAsync(portal.Alice, "taken");
        var (own, foreign) = (await AddInstanceAsync(machines, portal.Alice), await AddInstanceAsync(machines, portal.Bob));
        var (pending, gone) = (await AddInstanceAsync(machines, portal.Alice, hasDisk: false), await AddInstanceAsync(machines, portal.Alice, "another host"));
        async Task<string?> CodeAsync(InstanceId id, Func<CreateRequest, CreateRequest>? change = null) =>
            (await machines.CreateAsync(portal.Alice, id, change: change)).Error?.Code;

        string?[] codes =
        [
            await CodeAsync(foreign), await CodeAsync(InstanceId.New()), await CodeAsync(own, x => x with { Region = TestPortal.Toronto }), await CodeAsync(pending),
            await CodeAsync(gone), await CodeAsync(own, x => x with { Name = new string('x', 61) }), await CodeAsync(own, x => x with { Name = " " }),
            await CodeAsync(own, x => x with { Description = new string('x', 257) }), await CodeAsync(own, x => x with { Name = "taken" }),
            await CodeAsync(own, x => x with { Family = "no spaces" }), await CodeAsync(own, x => x with { Tags = [new Tag("", "x")] }),
            await CodeAsync(own, x => x with { DryRun = true }),
        ];

        Assert.Equal(
            [
                "instance.not-found", "instance.not-found", "instance.not-found", "instance.state", "instance.host-gone", "image.name", "image.name", "image.description",
                "image.name-taken", "image.family", "tag.key", null,
            ],
            codes);
        Assert.False(await portal.ReadAsync(db => db.Operations.AnyAsync(x => x.Kind == OperationKind.Create)));
    }

    [Fact]
    public async Task Plan_tells_what_an_image_takes_and_what_would_refuse_it_and_changes_nothing()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await AddInstanceAsync(machines, portal.Alice);

        var before = await PlanAsync(portal, id);
        await machines.CreateAsync(portal.Alice, id);
        var meanwhile = await PlanAsync(portal, id);

        Assert.Equal((0, 10, 0, 5, null), (before.Places, before.PlacesLimit, before.OperationsToday, before.OperationsLimit, before.Refusal?.Code));
        Assert.Equal((1, 1, "instance.imaged"), (meanwhile.Places, meanwhile.OperationsToday, meanwhile.Refusal?.Code));
        Assert.Equal("instance.not-found", (await portal.Get<PlanCreate>().RunAsync(portal.Bob, id, Cancellation)).Error?.Code);
    }

    private static async Task<CreatePlan> PlanAsync(TestPortal portal, InstanceId id) =>
        TestPortal.Accepted(await portal.Get<PlanCreate>().RunAsync(portal.Alice, id, Cancellation));

    /// <summary>A stopped one on this node, or on another.</summary>
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
        db.Instances.Add(instance);
        await db.SaveChangesAsync(Cancellation);
        return instance.Id;
    }
}
