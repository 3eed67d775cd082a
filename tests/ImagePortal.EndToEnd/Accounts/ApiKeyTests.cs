using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Accounts;

/// <summary>The page of API keys and the list of actions (D21).</summary>
public sealed class ApiKeyTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task Key_is_made_shown_once_switched_and_deleted()
    {
        var bob = await SignInAsync(world.Portal, Visitor.Bob);
        await bob.OpenAsync("account/keys");
        await Expect(bob.Row("AKIDdevbob")).ToContainTextAsync("Active");

        await bob.Button("New key").ClickAsync();
        await bob.Page.GetByLabel("Name").FillAsync("build farm");
        await bob.Button("Make key").ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("It is shown this once");
        var secret = (await bob.Page.Locator("#new-secret-key").TextContentAsync())!.Trim();
        Assert.Equal(32, secret.Length);
        List<string> violations = [.. await AxeScan.RunAsync(bob, "new key")];
        await bob.PhotographAsync(Output.PathOf("new-key.png"));
        await bob.Button("I have copied it").ClickAsync();

        await Expect(bob.Row("build farm")).ToContainTextAsync("never");
        Assert.DoesNotContain(secret, await bob.Page.ContentAsync(), StringComparison.Ordinal);
        await bob.Button("Disable build farm").ClickAsync();
        await Expect(bob.Row("build farm")).ToContainTextAsync("Disabled");
        violations.AddRange(await AxeScan.RunAsync(bob, "keys"));
        await bob.PhotographAsync(Output.PathOf("keys.png"));
        await bob.Button("Enable build farm").ClickAsync();
        await Expect(bob.Row("build farm")).ToContainTextAsync("Active");
        await bob.Button("Delete build farm").ClickAsync();
        await bob.Button("Delete key").ClickAsync();
        await Expect(bob.Row("build farm")).ToHaveCountAsync(0);
        Assert.Empty(violations);
    }

    [Fact]
    public async Task Snippets_carry_the_portals_own_address_and_actions_are_found_by_what_they_take()
    {
        var bob = await SignInAsync(world.Portal, Visitor.Bob);
        await bob.OpenAsync("account/keys");
        foreach (var language in new[] { "Python", "Go", ".NET", "curl", "Terraform", "Node" })
        {
            await bob.Button(language).ClickAsync();
            await Expect(bob.Page.GetByRole(AriaRole.Group, new() { Name = $"example in {language}" })).ToContainTextAsync(world.Portal.Address.Authority);
        }

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "list of all actions" }).ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Heading, new() { Name = "API", Exact = true, Level = 1 })).ToBeVisibleAsync();
        await bob.InteractiveAsync();
        var violations = await AxeScan.RunAsync(bob, "actions");
        await bob.PhotographAsync(Output.PathOf("actions.png"));
        await bob.Page.GetByLabel("Find an action, a parameter or a code").FillAsync("BYOLImageShare");
        await Expect(bob.Main).ToContainTextAsync("ModifyImageSharePermission");
        await Expect(bob.Main).Not.ToContainTextAsync("DescribeZones");
        await bob.Page.SetViewportSizeAsync(390, 800);
        await bob.PhotographAsync(Output.PathOf("actions-narrow.png"));
        Assert.Empty(violations);
    }
}
