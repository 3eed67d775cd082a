using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>A region where nothing can be imported says so above the page, with the regions where it can, before anything is filled in (R92, R93).</summary>
public sealed class ClosedRegionTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task A_region_that_closes_names_the_open_ones_at_once_and_a_scoped_permission_names_its_own_R92_D19()
    {
        var portal = await StartPortalAsync(world.Mail);
        var (alice, admin) = (await SignInAsync(portal), await SignInAsync(portal, Visitor.Admin));
        await alice.OpenAsync("images/na-toronto/import");
        await Expect(alice.Heading("Drop a disk image here")).ToBeVisibleAsync();
        await Expect(alice.Main.GetByText("You can import in")).ToHaveCountAsync(0);

        await admin.OpenAsync("admin/regions/na-toronto/edit");
        await admin.Page.GetByLabel("New imports are taken").UncheckAsync();
        await admin.Button("Save").ClickAsync();

        await Expect(alice.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(["Toronto takes no new imports at the moment."]);
        Assert.Empty(await AxeScan.RunAsync(alice, "a closed region"));
        await alice.Main.GetByRole(AriaRole.Link, new() { Name = "Guangzhou", Exact = true }).ClickAsync();
        await Expect(alice.Page).ToHaveURLAsync(Visitor.Words("images/ap-guangzhou/import"));
        await Expect(alice.Main.GetByText("You can import in")).ToHaveCountAsync(0);
        await NarrowAsync(admin);

        await Expect(alice.Main).ToContainTextAsync("does not cover Guangzhou");
        await Expect(alice.Main.GetByRole(AriaRole.Link, new() { Name = "Beijing", Exact = true })).ToBeVisibleAsync();
        await Expect(alice.Main.GetByRole(AriaRole.Link, new() { Name = "Shanghai", Exact = true })).ToHaveCountAsync(0);
        await Expect(alice.Main.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Alice may import in Beijing alone.</summary>
    private static async Task NarrowAsync(Visitor admin)
    {
        await admin.OpenAsync("admin/accounts/100000000001");
        var form = admin.Page.GetByRole(AriaRole.Form, new() { Name = "Import permission" });
        await form.GetByLabel("All regions").UncheckAsync();
        foreach (var region in (string[])["Guangzhou", "Shanghai", "Hong Kong", "Singapore", "Toronto"])
        {
            await form.GetByLabel(region, new() { Exact = true }).UncheckAsync();
        }

        await admin.Button("Change the permission").ClickAsync();
    }
}
