using System.Text.Json;
using ImagePortal.Api.Tests.Setup;
using ImagePortal.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>Instances by the API: the same use cases as the pages', in the words of its clients (R7, R12, R57).</summary>
public sealed class InstancesTests(ApiPortal portal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ApiClient _alice = portal.As("alice");
    private readonly ApiClient _bob = portal.As("bob");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R12_instance_is_started_described_stopped_started_again_and_terminated()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "Instances need qemu-system-x86.");
        var order = new { ImageId = await portal.Rows.PublicImageAsync(), InstanceType = "S1.SMALL1", InstanceName = "by the API", ClientToken = "once" };
        var id = await RunAsync(order);
        try
        {
            var running = await UntilAsync(id, "RUNNING");
            Assert.Equal(id, await RunAsync(order));
            Assert.Equal(("by the API", order.ImageId, "S1.SMALL1", 1, 1), (
                running.GetProperty("InstanceName").GetString(), running.GetProperty("ImageId").GetString(), running.GetProperty("InstanceType").GetString(),
                running.GetProperty("CPU").GetInt32(), running.GetProperty("Memory").GetInt32()));
            Assert.Equal(("SUCCESS", "ap-guangzhou-1", 0), (
                running.GetProperty("LatestOperationState").GetString(), running.GetProperty("Placement").GetProperty("Zone").GetString(),
                running.GetProperty("DataDisks").GetArrayLength()));
            Assert.StartsWith("10.0.", Assert.Single(running.GetProperty("PrivateIpAddresses").EnumerateArray()).GetString(), StringComparison.Ordinal);
            Assert.Equal(0, (await _bob.DoneAsync("DescribeInstances", new { InstanceIds = new[] { id } })).GetProperty("TotalCount").GetInt32());

            Assert.Equal("UnsupportedOperation.InstanceState", await _alice.CodeAsync("StartInstances", new { InstanceIds = new[] { id } }));
            Assert.Equal("InvalidInstanceId.NotFound", await _bob.CodeAsync("StopInstances", new { InstanceIds = new[] { id } }));
            await _alice.DoneAsync("StopInstances", new { InstanceIds = new[] { id }, StopType = "HARD" });
            await UntilAsync(id, "STOPPED");
            await _alice.DoneAsync("StartInstances", new { InstanceIds = new[] { id } });
            await UntilAsync(id, "RUNNING");
        }
        finally
        {
            await _alice.DoneAsync("TerminateInstances", new { InstanceIds = new[] { id } });
        }

        await UntilAsync(id, null);
    }

    [Fact]
    public async Task R7_R57_each_reason_against_an_instance_has_the_code_that_clients_know()
    {
        var own = await portal.Rows.AddImageAsync(PortalRows.Alice, "to be launched");
        var received = await portal.Rows.AddImageAsync(PortalRows.Bob, "received to launch");
        var far = await portal.Rows.AddImageAsync(PortalRows.Alice, "far to launch", "na-toronto");
        Task<string> RunDryAsync(string image, string? type = null, int count = 1, string? zone = null) => _alice.CodeAsync(
            "RunInstances", new { ImageId = image, InstanceType = type ?? "S1.SMALL1", InstanceCount = count, Placement = new { Zone = zone ?? "" }, DryRun = true });

        Assert.Equal("InvalidImageId.Malformed", await RunDryAsync("img-1"));
        Assert.Equal("InvalidImageId.NotFound", await RunDryAsync("img-00000000"));
        Assert.Equal("InvalidImageId.NotFound", await RunDryAsync(received));
        await portal.Rows.ShareAsync(received, PortalRows.Bob, PortalRows.Alice);
        Assert.Equal("OK", await RunDryAsync(received));
        await _bob.DoneAsync("ModifyImageSharePermission", new { ImageId = received, AccountIds = new[] { PortalRows.Alice.Value }, Permission = "CANCEL" });
        Assert.Equal("InvalidImageId.NotFound", await RunDryAsync(received));
        Assert.Equal("InvalidParameterValue.InvalidImageId", await RunDryAsync(far));
        Assert.Equal("InvalidParameterValue.InstanceTypeNotFound", await RunDryAsync(own, "X9.HUGE"));
        Assert.Equal("InvalidZone.MismatchRegion", await RunDryAsync(own, zone: "na-toronto-1"));
        Assert.Equal("OK", await RunDryAsync(own, count: 10, zone: "ap-guangzhou-1"));
        await _alice.DoneAsync("DeleteImages", new { ImageIds = new[] { own } });
        Assert.Equal("InvalidParameterValue.InvalidImageState", await RunDryAsync(own));
        Assert.Equal("InvalidInstanceId.Malformed", await _alice.CodeAsync("TerminateInstances", new { InstanceIds = new[] { "ins-1" } }));
        Assert.Equal("InvalidInstanceId.NotFound", await _alice.CodeAsync("TerminateInstances", new { InstanceIds = new[] { "ins-00000000" } }));
    }

    [Fact]
    public async Task R40_image_is_made_from_an_instance_in_todays_form_and_that_of_2017_and_starts_another()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "Instances need qemu-system-x86.");
        var instance = await RunAsync(new { ImageId = await portal.Rows.PublicImageAsync(), InstanceName = "to be imaged" });
        try
        {
            await UntilAsync(instance, "RUNNING");
            await CodesAsync(instance);

            // As it runs, with what Terraform and Packer send.
            var made = await CreateAsync(new { InstanceId = instance, ImageName = "made by the API", ImageDescription = "as it runs", ForcePoweroff = "false", Sysprep = "false", ImageFamily = "made" });
            var image = await NormalAsync(made);
            Assert.Equal(("made by the API", "PRIVATE_IMAGE", "CREATE_IMAGE", 100, "made"), (
                image.GetProperty("ImageName").GetString(), image.GetProperty("ImageType").GetString(), image.GetProperty("ImageSource").GetString(),
                image.GetProperty("SyncPercent").GetInt32(), image.GetProperty("ImageFamily").GetString()));
            Assert.NotEqual(0, image.GetProperty("SnapshotSet").GetArrayLength());
            Assert.Equal("InvalidImageName.Duplicate", await _alice.CodeAsync("CreateImage", new { InstanceId = instance, ImageName = "made by the API", DryRun = true }));
            Assert.Equal("OK", await _alice.CodeAsync("RunInstances", new { ImageId = made, DryRun = true }));

            // Shut down first, by the parameters of 2017.
            var old = new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice");
            var answer = await old.CallAsync("CreateImage", [("instanceId", instance), ("imageName", "made in 2017"), ("hardFlag", "1")], "/v2/index.php", version: null, region: "gz");
            Assert.Equal(0, answer.GetProperty("code").GetInt32());
            await NormalAsync(answer.GetProperty("imageId").GetString()!);
            await UntilAsync(instance, "STOPPED");
        }
        finally
        {
            await _alice.DoneAsync("TerminateInstances", new { InstanceIds = new[] { instance } });
        }
    }

    [Fact]
    public async Task R91_D13_instance_is_reinstalled_from_an_own_or_public_image_and_from_no_shared_one()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "Instances need qemu-system-x86.");
        var image = await portal.Rows.PublicImageAsync();
        var (own, received) = (await portal.Rows.AddImageAsync(PortalRows.Alice, "no content"), await portal.Rows.AddImageAsync(PortalRows.Bob, "received to reset"));
        var far = await portal.Rows.AddImageAsync(PortalRows.Alice, "far to reset", "na-toronto");
        await portal.Rows.ShareAsync(received, PortalRows.Bob, PortalRows.Alice);
        var instance = await RunAsync(new { ImageId = image, InstanceName = "to be reset" });
        try
        {
            Task<string> ResetAsync(string from) => _alice.CodeAsync("ResetInstance", new { InstanceId = instance, ImageId = from });
            await UntilAsync(instance, "RUNNING");
            Assert.Equal("InvalidInstanceId.NotFound", await _bob.CodeAsync("ResetInstance", new { InstanceId = instance, ImageId = image }));
            Assert.Equal("InvalidImageId.NotFound", await ResetAsync("img-00000000"));
            Assert.Equal("InvalidParameterValue.InvalidImageIdForRetsetInstance", await ResetAsync(received));
            Assert.Equal("InvalidParameterValue.InvalidImageIdForRetsetInstance", await ResetAsync(far));
            await _alice.DoneAsync("DeleteImages", new { ImageIds = new[] { own } });
            Assert.Equal("InvalidParameterValue.InvalidImageState", await ResetAsync(own));

            var answer = await _alice.DoneAsync("ResetInstance", new { InstanceId = instance, LoginSettings = new { KeepImageLogin = "TRUE" } });
            Assert.Equal(["RequestId"], answer.EnumerateObject().Select(x => x.Name));
            await UntilAsync(instance, "RUNNING");
            Assert.Equal("SUCCESS", (await UntilAsync(instance, "RUNNING")).GetProperty("LatestOperationState").GetString());
            Assert.True(await portal.Rows.ReadAsync(db => db.Operations.AnyAsync(x => x.Kind == OperationKind.Reinstall && x.Subject == instance && x.State == OperationState.Succeeded)));
        }
        finally
        {
            await _alice.DoneAsync("TerminateInstances", new { InstanceIds = new[] { instance } });
        }
    }

    private async Task CodesAsync(string instance)
    {
        Task<string> CodeAsync(object order) => _alice.CodeAsync("CreateImage", order);

        Assert.Equal("OK", await CodeAsync(new { InstanceId = instance, ImageName = "planned", DryRun = true }));
        Assert.Equal("InvalidInstanceId.NotFound", await _bob.CodeAsync("CreateImage", new { InstanceId = instance, ImageName = "stolen" }));
        Assert.Equal("InvalidParameterValue.TooLarge", await CodeAsync(new { InstanceId = instance, ImageName = new string('x', 61) }));
        Assert.Equal("InvalidParameterValue.TooLarge", await CodeAsync(new { InstanceId = instance, ImageName = "x", ImageDescription = new string('x', 257) }));
        Assert.Equal("InvalidParameterValue.InvalidImageFamily", await CodeAsync(new { InstanceId = instance, ImageName = "x", ImageFamily = "no spaces" }));
        Assert.Equal("InvalidParameterValue", await CodeAsync(new { InstanceId = instance, ImageName = " " }));
    }

    private async Task<string> CreateAsync(object order) => (await _alice.DoneAsync("CreateImage", order)).GetProperty("ImageId").GetString()!;

    /// <summary>As clients wait: anything but NORMAL and CREATEFAILED is on its way.</summary>
    private async Task<JsonElement> NormalAsync(string id)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            var image = (await _alice.DoneAsync("DescribeImages", new { ImageIds = new[] { id } })).GetProperty("ImageSet")[0];
            var state = image.GetProperty("ImageState").GetString();
            if (state == "NORMAL")
            {
                return image;
            }

            Assert.Equal("CREATING", state);
            Assert.False(patience.IsCancellationRequested, $"{id} is not made: {image}");
            await Task.Delay(200, Cancellation);
        }
    }

    private async Task<string> RunAsync(object order) =>
        (await _alice.DoneAsync("RunInstances", order)).GetProperty("InstanceIdSet").EnumerateArray().Single().GetString()!;

    /// <param name="state">Null waits until it is gone.</param>
    private async Task<JsonElement> UntilAsync(string id, string? state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            var found = (await _alice.DoneAsync("DescribeInstances", new { InstanceIds = new[] { id } })).GetProperty("InstanceSet").EnumerateArray().ToList();
            if (found.FirstOrDefault() is var instance && (state is null ? found.Count == 0 : found.Count == 1 && instance.GetProperty("InstanceState").GetString() == state))
            {
                return instance;
            }

            Assert.False(patience.IsCancellationRequested, $"{id} is not {state ?? "gone"}: {string.Join(' ', found)}");
            await Task.Delay(200, Cancellation);
        }
    }
}
