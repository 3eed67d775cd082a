using System.Text.Json;
using System.Text.Json.Nodes;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>What the page asks a person to confirm, a program confirms by a parameter (R78, R79, R89, D12).</summary>
public sealed class AcknowledgementTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--os rhel", "LicenseType", "BYOL")]
    [InlineData("--os rhel", "Force", "true")]
    [InlineData("--own-kernel", "Force", "true")]
    public async Task Disk_that_asks_is_refused_with_the_parameter_to_set_and_taken_with_it(string options, string parameter, string value)
    {
        var disk = portal.Disks.Add($"{options.Replace(" ", "", StringComparison.Ordinal)}.qcow2", MadeDisks.Make(options.Split(' ')));
        var name = $"asks {options} {parameter}";
        JsonObject Order(bool isDry, bool confirms)
        {
            var order = Imports.Order(disk, name);
            order["DryRun"] = isDry;
            if (confirms)
            {
                order[parameter] = value == "true" ? JsonValue.Create(true) : JsonValue.Create(value);
            }

            return order;
        }

        var rehearsed = await _alice.CallAsync("ImportImage", Order(isDry: true, confirms: false));
        var failed = await WaitAsync((await _alice.DoneAsync("ImportImage", Order(isDry: false, confirms: false))).GetProperty("ImageId").GetString()!);
        await _alice.DoneAsync("DeleteImages", new { ImageIds = new[] { failed.GetProperty("ImageId").GetString() } });
        await _alice.DoneAsync("ImportImage", Order(isDry: true, confirms: true));
        var taken = await WaitAsync((await _alice.DoneAsync("ImportImage", Order(isDry: false, confirms: true))).GetProperty("ImageId").GetString()!);

        Assert.Equal("InvalidParameterValue", ApiClient.CodeOf(rehearsed));
        Assert.Contains("LicenseType=BYOL", rehearsed.GetProperty("Error").GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal(("IMPORTFAILED", "import.not-acknowledged"), (failed.GetProperty("ImageState").GetString(), failed.GetProperty("FailureCode").GetString()));
        Assert.Contains("Force=true", failed.GetProperty("FailureReason").GetString(), StringComparison.Ordinal);
        Assert.Equal(("NORMAL", options == "--os rhel" ? "BYOL" : "TencentCloud"), (taken.GetProperty("ImageState").GetString(), taken.GetProperty("LicenseType").GetString()));
    }

    [Fact]
    public async Task BYOL_does_not_confirm_a_modified_kernel()
    {
        var order = Imports.Order(portal.Disks.Add("kernel.qcow2", MadeDisks.Make("--own-kernel")), "kernel and BYOL");
        (order["DryRun"], order["LicenseType"]) = (true, "BYOL");

        Assert.Equal("InvalidParameterValue", await _alice.CodeAsync("ImportImage", order));
    }

    [Fact]
    public async Task Dry_run_tells_what_the_criteria_say_and_leaves_nothing()
    {
        var order = Imports.Order(portal.Disks.Add("gpt.qcow2", MadeDisks.Make("--gpt")), "dry and refused");
        order["DryRun"] = true;

        var refused = await _alice.CallAsync("ImportImage", order);

        Assert.Equal("InvalidParameterValue.InvalidImageFormat", ApiClient.CodeOf(refused));
        Assert.Contains("GPT", refused.GetProperty("Error").GetProperty("Message").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await _alice.DoneAsync("DescribeImages", new { Filters = new[] { new { Name = "image-name", Values = new[] { "dry and refused" } } } })).GetProperty("TotalCount").GetInt32());
    }

    private async Task<JsonElement> WaitAsync(string image)
    {
        while (true)
        {
            var found = (await _alice.DoneAsync("DescribeImages", new { ImageIds = new[] { image } })).GetProperty("ImageSet")[0];
            if (found.GetProperty("ImageState").GetString() != "IMPORTING")
            {
                return found;
            }

            await Task.Delay(100, Cancellation);
        }
    }
}
