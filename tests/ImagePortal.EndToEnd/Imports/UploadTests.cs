using System.Collections.Concurrent;
using System.Globalization;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>What a person may do to an upload, and what may happen to it, without losing a byte or leaving one.</summary>
public sealed class UploadTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-shanghai";
    private const string Account = "100000000001";
    private const string Disk = "debian12-zlib.qcow2";

    [Fact]
    public async Task After_a_reload_the_same_file_goes_on_where_it_stopped_and_another_is_refused()
    {
        var (alice, import) = await StartAsync("reloaded");
        await alice.ReloadAsync();
        await Expect(alice.Heading($"Choose {Disk} again to go on")).ToBeVisibleAsync();
        var offsets = OffsetsOf(alice.Page);

        await import.ChooseAsync(SampleDisks.Good);
        await Expect(alice.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync($"sample-debian12.qcow2 is another file. Choose {Disk}");
        Assert.Empty(offsets);

        var there = world.Portal.Data.Operation(import.OperationId).BytesDone;
        await import.ChooseAsync(Needs.Disk(Disk));
        await Wait.UntilAsync("the upload to go on", () => !offsets.IsEmpty);
        Assert.True(there > 0);
        Assert.InRange(offsets.First(), there, long.MaxValue);
        Assert.Equal(offsets.Order(), offsets);
        await CancelAsync(alice);
    }

    [Fact]
    public async Task A_paused_upload_waits_until_it_may_go_on()
    {
        var (alice, import) = await StartAsync("paused");
        var offsets = OffsetsOf(alice.Page);

        await alice.Button("Pause").ClickAsync();
        await Expect(import.Stage).ToContainTextAsync("Paused at");
        var sent = offsets.Count;
        await alice.Page.WaitForTimeoutAsync(1500);
        Assert.Equal(sent, offsets.Count);

        await alice.Button("Go on").ClickAsync();
        await Wait.UntilAsync("the upload to go on", () => offsets.Count > sent);
        Assert.All(offsets, x => Assert.True(x > 0));
        await CancelAsync(alice);
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing()
    {
        var (reserved, staged) = (world.Portal.Data.Reserved(Account), world.Portal.Data.StagedFiles());
        var (alice, import) = await StartAsync("cancelled");
        Assert.NotEqual(staged, world.Portal.Data.StagedFiles());

        await CancelAsync(alice);

        Assert.Equal("Cancelled", world.Portal.Data.Operation(import.OperationId).State);
        Assert.Equal(reserved, world.Portal.Data.Reserved(Account));
        await Wait.UntilAsync("the staging area to be swept", () => !world.Portal.Data.StagedFiles().Except(staged).Any());
        await alice.OpenAsync($"images/{Region}");
        await Expect(alice.Heading("Images")).ToBeVisibleAsync();
        await Expect(alice.Row("cancelled")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_dropped_file_is_inspected()
    {
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        await import.OpenAsync(Region);

        var bytes = Convert.ToBase64String(await File.ReadAllBytesAsync(SampleDisks.Good, TestContext.Current.CancellationToken));
        var carried = await alice.Page.EvaluateHandleAsync(
            """
            text => {
              const carried = new DataTransfer();
              carried.items.add(new File([Uint8Array.from(atob(text), x => x.charCodeAt(0))], 'dropped.qcow2'));
              return carried;
            }
            """,
            bytes);
        var zone = alice.Page.GetByRole(AriaRole.Region, new() { Name = "Choose a file" });
        await Wait.UntilAsync("the file to be taken", async () =>
        {
            if (await zone.IsVisibleAsync())
            {
                await zone.DispatchEventAsync("drop", new { dataTransfer = carried });
            }

            return !await zone.IsVisibleAsync();
        });

        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await Expect(import.Verdict).ToContainTextAsync("dropped.qcow2");
        await Expect(alice.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("dropped");
    }

    private async Task<(Visitor Alice, ImportScreen Import)> StartAsync(string name)
    {
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        await import.StartAsync(Region, Needs.Disk(Disk), name, kibibytesPerSecond: 24 << 10);
        await Wait.UntilAsync("the first bytes to be safe", () => world.Portal.Data.Operation(import.OperationId).BytesDone > 0);
        return (alice, import);
    }

    /// <summary>Where each piece begins that the page sends from here on.</summary>
    private static ConcurrentQueue<long> OffsetsOf(IPage page)
    {
        var offsets = new ConcurrentQueue<long>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PATCH")
            {
                offsets.Enqueue(long.Parse(request.Headers["upload-offset"], CultureInfo.InvariantCulture));
            }
        };
        return offsets;
    }

    private static async Task CancelAsync(Visitor alice)
    {
        await alice.Button("Cancel import").ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("The import was cancelled.");
    }
}
