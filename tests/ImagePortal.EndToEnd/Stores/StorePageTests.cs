using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Stores;

/// <summary>What operators see of a region's store, and do to it.</summary>
public sealed class StorePageTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task An_operator_verifies_and_collects_a_store_and_sees_what_came_of_it()
    {
        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        await admin.OpenAsync("admin/stores");
        await admin.Main.GetByRole(AriaRole.Link, new() { Name = "Singapore" }).ClickAsync();
        await Expect(admin.Heading("Singapore")).ToBeVisibleAsync();
        await Expect(admin.Main.GetByRole(AriaRole.Meter, new() { Name = "Disk space of the store's device" })).ToBeVisibleAsync();
        await Expect(admin.Main).ToContainTextAsync("virtual to stored");

        await admin.Button("Verify all").ClickAsync();
        var verification = admin.Page.GetByRole(AriaRole.Region, new() { Name = "Verification" });
        await Expect(verification).ToContainTextAsync("nothing found");
        await Expect(admin.Main.GetByText("Healthy")).ToBeVisibleAsync();

        await admin.Button("Collect now").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Region, new() { Name = "Collection" })).ToContainTextAsync("nothing to remove");
        await PhotographAsync(admin);

        await admin.OpenAsync("operations");
        await Expect(admin.Row("Verify the store of Singapore").First).ToContainTextAsync("Succeeded");
    }

    [Fact]
    public async Task Nobody_else_finds_the_page()
    {
        var alice = await SignInAsync(world.Portal);
        alice.Forgive("403", "404");

        foreach (var path in (string[])["admin/stores", "admin/stores/ap-singapore"])
        {
            await alice.Page.GotoAsync(path);

            await Expect(alice.Page.GetByRole(AriaRole.Button, new() { Name = "Verify all" })).ToBeHiddenAsync();
            await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "Stores" })).ToBeHiddenAsync();
        }
    }

    private static async Task PhotographAsync(Visitor admin)
    {
        foreach (var (theme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 390), (ColorScheme.Dark, 390) })
        {
            await admin.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await admin.Page.SetViewportSizeAsync(width, 900);
            await admin.PhotographAsync(Output.PathOf($"store-{theme}-{width}.png"));
        }
    }
}
