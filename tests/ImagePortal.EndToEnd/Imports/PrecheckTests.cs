using System.Diagnostics;
using System.Text.Json;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>The verdict on a disk of 10 GiB that is still on the person's own computer: few bytes, few round trips, no upload (design §5).</summary>
public sealed class PrecheckTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const long MostBytes = 4 << 20;
    private const int MostRoundTrips = 64;

    /// <summary>Notes each slice that is read from a file.</summary>
    private const string Observe = """
        window.slices = [];
        const slice = Blob.prototype.slice;
        Blob.prototype.slice = function (start, end) {
          if (this instanceof File) window.slices.push([start, Math.min(end, this.size) - start]);
          return slice.apply(this, arguments);
        };
        """;

    private const string Drop = """
        input => {
          const transfer = new DataTransfer();
          transfer.items.add(input.files[0]);
          const zone = document.querySelector('[data-ready]');
          for (const type of ['dragenter', 'dragover', 'drop'])
            zone.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }
        """;

    public static TheoryData<string, int> Disks => new(
        ("debian12.qcow2", 0), ("debian12-stream.vmdk", 0), ("debian12.qcow2", 50));

    [Theory]
    [MemberData(nameof(Disks))]
    public async Task A_dropped_disk_is_judged_in_place_within_four_mebibytes_and_64_round_trips(string name, int addedMilliseconds)
    {
        var disk = Needs.Disk(name);
        var staged = world.Portal.Data.StagedFiles();
        await using var distant = new DistantPortal(world.Portal.Address, TimeSpan.FromMilliseconds(addedMilliseconds));
        var alice = await VisitAsync(distant.Address);
        await alice.Page.AddInitScriptAsync(Observe);
        await alice.SignInAsync(Visitor.Alice);
        var import = new ImportScreen(alice);
        await import.OpenAsync("ap-shanghai");

        var started = Stopwatch.GetTimestamp();
        await DropAsync(alice, disk);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");

        TestContext.Current.SendDiagnosticMessage("{0} with {1} ms added: {2:0} ms", name, addedMilliseconds, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        await Expect(import.Verdict).ToContainTextAsync("Debian GNU/Linux 12 (bookworm)");
        await Expect(import.Report).ToContainTextAsync("virtio_blk");
        var slices = await alice.Page.EvaluateAsync<JsonElement>("() => window.slices");
        TestContext.Current.SendDiagnosticMessage("{0}: {1} slices, {2} bytes", name, slices.GetArrayLength(), slices.EnumerateArray().Sum(x => x[1].GetInt64()));
        Assert.InRange(slices.EnumerateArray().Sum(x => x[1].GetInt64()), 1, MostBytes - 1);
        Assert.InRange(slices.GetArrayLength(), 1, MostRoundTrips);
        Assert.Empty(world.Portal.Data.StagedFiles().Except(staged));

        // The line goes with the test: the page must not miss it.
        await alice.Page.GotoAsync("about:blank");
    }

    private static async Task DropAsync(Visitor visitor, string path)
    {
        await visitor.Page.EvaluateAsync("() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'hand' }))");
        var hand = visitor.Page.Locator("#hand");
        await hand.SetInputFilesAsync(path);
        await Expect(visitor.Page.Locator("[data-ready]")).ToBeVisibleAsync();
        await hand.EvaluateAsync(Drop);
    }
}
