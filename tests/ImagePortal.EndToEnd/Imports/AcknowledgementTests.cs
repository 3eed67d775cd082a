using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>A disk with a licence of its own is imported once the person has confirmed to hold it (R79, D12).</summary>
public sealed class AcknowledgementTests(Chrome chrome, World world, SampleDisks disks) : BrowserTest(chrome)
{
    [Fact]
    public async Task Red_hat_asks_for_the_subscription_before_it_is_uploaded_and_is_imported_then()
    {
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        await import.OpenAsync("ap-hongkong");
        await import.ChooseAsync(disks.Make("rhel.qcow2", ["--os", "rhel"]));
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await Expect(import.Report).ToContainTextAsync("needs a licence of your own (BYOL)");

        var box = alice.Page.GetByLabel("I hold a Red Hat subscription of my own (BYOL) for every instance of this image.");
        await Expect(import.Submit).ToHaveAttributeAsync("aria-disabled", "true");
        await box.CheckAsync();
        await Expect(import.Submit).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await import.SubmitAsync("rhel-base");
        await import.IsReadyAsync("rhel-base");

        var list = new ImageList(alice);
        await list.OpenAsync("ap-hongkong");
        await list.Row("rhel-base").GetByRole(AriaRole.Link, new() { Name = "rhel-base" }).ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("Your own (BYOL)");
    }
}
