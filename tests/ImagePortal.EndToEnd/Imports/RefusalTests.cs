using System.Net;
using ImagePortal.EndToEnd.Setup;
using MimeKit;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>Disks that cannot become images: what is wrong and how to mend it is said before, after, and by mail.</summary>
public sealed class RefusalTests(Chrome chrome, World world, SampleDisks disks) : BrowserTest(chrome)
{
    private const string Region = "ap-beijing";
    private const string Account = "100000000001";

    public static TheoryData<Refusal> Refusals =>
    [
        new Refusal("gpt.qcow2", ["--gpt"], "Partition table", "GPT with 2 partitions (protective MBR at byte 0, header at byte 512).", "sudo sgdisk --gpttombr=2 /dev/sda"),
        new Refusal("xfs.qcow2", ["--xfs"], "File systems", "xfs on partition 1 (byte 1048576).", "sudo mkfs.ext4 -L root /dev/sdb1"),
        new Refusal("no-virtio.qcow2", ["--no-virtio"], "Virtio drivers", "holds no virtio driver", "sudo update-initramfs -u -k 6.1.0-31-amd64"),
        new Refusal("large.qcow2", ["--size", "51G"], "Disk size", "51 GiB (54760833024 bytes), at most 50 GiB allowed", "qemu-img resize --shrink COPY.qcow2 50G"),
        new Refusal("notes.qcow2", [], "Disk format", "The file is declared qcow2 but has no sign of that format", "qemu-img info FILE"),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_disk_that_breaks_a_rule_is_refused_with_evidence_and_fix(Refusal refusal)
    {
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        var before = await MetersAsync(alice);
        var (chunks, reserved) = (world.Portal.Data.Chunks(Region), world.Portal.Data.Reserved(Account));

        await import.OpenAsync(Region);
        await import.ChooseAsync(disks.Make(refusal.File, refusal.Options));
        await SeesVerdictAsync(alice, import, refusal);
        await InsistsAsync(alice, import, refusal);

        var image = world.Portal.Data.Operation(import.OperationId).ImageId;
        AssertMail(await world.Mail.ReceiveAsync(image), refusal);
        Assert.Equal(chunks, world.Portal.Data.Chunks(Region));
        Assert.Equal(reserved, world.Portal.Data.Reserved(Account));
        Assert.Equal(before, await MetersAsync(alice));
        await DismissesAsync(alice, image, refusal);
    }

    [Fact]
    public async Task Nothing_of_a_refused_disk_stays()
    {
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        var staged = world.Portal.Data.StagedFiles();

        await import.OpenAsync(Region);
        await import.ChooseAsync(disks.Make("gone.qcow2", ["--gpt"]));
        await alice.Page.GetByLabel("Upload it although it would be refused").CheckAsync();
        await import.SubmitAsync("gone");
        await Expect(alice.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Partition table");

        await Wait.UntilAsync("the staging area to be swept", () => !world.Portal.Data.StagedFiles().Except(staged).Any());
        await alice.OpenAsync("files");
        await Expect(alice.Heading("Files")).ToBeVisibleAsync();
        await Expect(alice.Row("gone.qcow2")).ToHaveCountAsync(0);
    }

    private static async Task SeesVerdictAsync(Visitor alice, ImportScreen import, Refusal refusal)
    {
        await Expect(import.Verdict).ToContainTextAsync("This disk would be refused");
        await Expect(import.Report).ToContainTextAsync(refusal.Rule);
        await Expect(import.Report).ToContainTextAsync(refusal.Evidence);
        await Expect(alice.Page.GetByRole(AriaRole.Group, new() { Name = $"what to do about {refusal.Rule}" })).ToContainTextAsync(refusal.Fix);
        await Expect(import.Submit).ToHaveAttributeAsync("aria-disabled", "true");
    }

    private static async Task InsistsAsync(Visitor alice, ImportScreen import, Refusal refusal)
    {
        await alice.Page.GetByLabel("Upload it although it would be refused").CheckAsync();
        await import.SubmitAsync(refusal.File);
        var said = alice.Main.GetByRole(AriaRole.Alert);
        await Expect(said).ToContainTextAsync($"{refusal.Rule}: ");
        await Expect(said).ToContainTextAsync(refusal.Evidence);
        await Expect(alice.Page.GetByRole(AriaRole.Group, new() { Name = "commands that mend the disk" })).ToContainTextAsync(refusal.Fix);
        var log = alice.Page.GetByRole(AriaRole.List, new() { Name = "Log" });
        await Expect(log).ToContainTextAsync($"Refused: {refusal.Rule}: ");
        await Expect(log).ToContainTextAsync(refusal.Evidence);
        await Expect(log).ToContainTextAsync(refusal.Fix);

        await alice.OpenAsync("operations");
        await Expect(alice.Row(refusal.File)).ToContainTextAsync("Refused");
        await alice.Page.GoBackAsync();
        await Expect(said).ToBeVisibleAsync();
    }

    private static void AssertMail(MimeMessage mail, Refusal refusal)
    {
        Assert.Equal($"{refusal.File} was refused", mail.Subject);
        foreach (var body in (string[])[mail.TextBody!, WebUtility.HtmlDecode(mail.HtmlBody!)])
        {
            Assert.Contains(refusal.Rule, body, StringComparison.Ordinal);
            Assert.Contains(refusal.Evidence, body, StringComparison.Ordinal);
            Assert.Contains(refusal.Fix, body, StringComparison.Ordinal);
        }
    }

    /// <summary>The report can be read until the image is taken off the list.</summary>
    private static async Task DismissesAsync(Visitor alice, string image, Refusal refusal)
    {
        await Expect(alice.Row(refusal.File)).ToContainTextAsync("Failed");
        await alice.OpenAsync($"images/{Region}/{image}");
        await Expect(alice.Main).ToContainTextAsync("This disk was refused");
        await alice.Button("Take off the list").ClickAsync();
        await Expect(alice.Heading("Images")).ToBeVisibleAsync();
        await Expect(alice.Row(refusal.File)).ToHaveCountAsync(0);
    }

    private static async Task<IReadOnlyList<string>> MetersAsync(Visitor alice)
    {
        await alice.OpenAsync($"images/{Region}");
        var meters = alice.Page.GetByRole(AriaRole.Meter);
        await Expect(meters).ToHaveCountAsync(2);
        return await meters.AllInnerTextsAsync();
    }
}

/// <summary>A disk, the rule it breaks, and part of what is said about it.</summary>
public sealed record Refusal(string File, string[] Options, string Rule, string Evidence, string Fix)
{
    public override string ToString() => File;
}
