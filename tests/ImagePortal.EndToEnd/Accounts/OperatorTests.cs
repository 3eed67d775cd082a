using System.Text.RegularExpressions;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Accounts;

/// <summary>The operator's area, and how people come and go. On a portal of its own: it changes what other tests rely on.</summary>
public sealed class OperatorTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Frank = "frank@example.test";
    private const string Chosen = "Chosen-By-Frank-1!";

    [Fact]
    public async Task Nobody_else_finds_or_opens_the_operators_area()
    {
        var bob = await SignInAsync(world.Portal, Visitor.Bob);
        bob.Forgive("403");

        Assert.Equal(0, await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Operator", Exact = true }).CountAsync());
        foreach (var path in (string[])["admin", "admin/accounts", "admin/accounts/100000000001", "admin/regions/new"])
        {
            var answer = await bob.Page.GotoAsync(path);
            Assert.Equal(403, answer!.Status);
            await Expect(bob.Heading("This page is for operators")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Invited_member_sets_a_password_works_and_is_signed_out_when_disabled()
    {
        var portal = await StartPortalAsync(world.Mail);
        var alice = await SignInAsync(portal, Visitor.Alice);
        await alice.OpenAsync("account/members");
        await alice.Page.GetByLabel("Mail address").FillAsync(Frank);
        await alice.Button("Invite").ClickAsync();
        await Expect(alice.Row(Frank)).ToContainTextAsync("Invited");

        var frank = await VisitAsync(portal);
        await frank.Page.GotoAsync(await LinkToAsync(Frank));
        await frank.Page.GetByLabel("New password").FillAsync(Chosen);
        await frank.Button("Set password").ClickAsync();
        await frank.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await frank.FillSignInAsync(Frank, Chosen);
        await Expect(frank.Page.GetByRole(AriaRole.Heading, new() { Name = "Images", Level = 1 })).ToBeVisibleAsync();
        await frank.InteractiveAsync();

        await Expect(alice.Row(Frank)).ToContainTextAsync("Active");
        await CommandAsync(alice, "frank", "Disable");
        await alice.Button("Disable member").ClickAsync();
        await Expect(alice.Row(Frank)).ToContainTextAsync("Disabled");

        // Nobody touched the page: it goes by itself.
        await Expect(frank.Heading("Sign in to ImagePortal")).ToBeVisibleAsync();
        await frank.FillSignInAsync(Frank, Chosen);
        await Expect(frank.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Signing in is disabled for you");

        await CommandAsync(alice, "frank", "Enable");
        await Expect(alice.Row(Frank)).ToContainTextAsync("Active");
        await frank.SignInAsync(Frank, Chosen);
    }

    [Fact]
    public async Task Forgotten_password_is_set_anew_by_a_mail_that_works_once()
    {
        var portal = await StartPortalAsync(world.Mail);
        var carol = await VisitAsync(portal);
        await carol.Page.GotoAsync("sign-in");
        await carol.Page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).ClickAsync();
        await carol.Page.GetByLabel("Mail address").FillAsync(Visitor.Carol);
        await carol.Button("Mail me a link").ClickAsync();
        await Expect(carol.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("A link is on its way");

        var link = await LinkToAsync(Visitor.Carol);
        await carol.Page.GotoAsync(link);
        await carol.Page.GetByLabel("New password").FillAsync("a password without signs");
        await carol.Button("Set password").ClickAsync();
        await Expect(carol.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Passwords must have");
        await carol.Page.GetByLabel("New password").FillAsync(Chosen);
        await carol.Button("Set password").ClickAsync();
        await Expect(carol.Heading("Your password is set")).ToBeVisibleAsync();
        await carol.Page.GotoAsync(link);
        await Expect(carol.Heading("This link does not work")).ToBeVisibleAsync();
        await carol.SignInAsync(Visitor.Carol, Chosen);
    }

    [Fact]
    public async Task Own_password_is_changed_here_and_every_other_browser_is_signed_out()
    {
        var portal = await StartPortalAsync(world.Mail);
        var (here, there) = (await SignInAsync(portal, Visitor.Bob), await SignInAsync(portal, Visitor.Bob));

        await here.OpenAsync("account/security");
        await here.Page.GetByLabel("Current password").FillAsync(Visitor.Password);
        await here.Page.GetByLabel("New password").FillAsync(Chosen);
        await here.Button("Change password").ClickAsync();

        await Expect(here.Page.GetByText("Your password is changed.")).ToBeVisibleAsync();
        await Expect(there.Heading("Sign in to ImagePortal")).ToBeVisibleAsync();
        await here.OpenAsync("operations");
        await Expect(here.Page.GetByRole(AriaRole.Heading, new() { Name = "Operations", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Limit_of_one_account_and_rule_of_a_region_count_at_once_on_open_pages()
    {
        var portal = await StartPortalAsync(world.Mail);
        var (admin, bob) = (await SignInAsync(portal, Visitor.Admin), await SignInAsync(portal, Visitor.Bob));
        await bob.OpenAsync("images/ap-guangzhou?tab=custom");
        await Expect(bob.Page.GetByRole(AriaRole.Meter).First).ToContainTextAsync("of 10");

        await admin.OpenAsync("admin/accounts");
        await admin.Page.GetByLabel("Search accounts").FillAsync("bob@");
        await admin.Button("Search").ClickAsync();
        await Expect(admin.Main).ToContainTextAsync("1 to 1 of 1 account");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Bob Tanaka" }).ClickAsync();
        await admin.Page.GetByLabel("Images in a region").FillAsync("3");
        await admin.Button("Save limits").ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Meter).First).ToContainTextAsync("of 3");

        await admin.OpenAsync("admin/regions/ap-guangzhou/edit");
        await admin.Page.GetByLabel("New imports are taken").UncheckAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Row("Guangzhou")).ToContainTextAsync("Closed");
        await bob.OpenAsync("images/ap-guangzhou/import");
        await Expect(bob.Main).ToContainTextAsync("takes no new imports");
        await new ImportScreen(bob).ChooseAsync(SampleDisks.Good);
        await Expect(new ImportScreen(bob).Verdict).ToContainTextAsync("This disk can be imported");
        await Expect(new ImportScreen(bob).Submit).ToHaveCountAsync(0);
        await Expect(bob.Main).ToContainTextAsync("takes no new imports");
    }

    private static async Task CommandAsync(Visitor visitor, string name, string command)
    {
        await visitor.Button($"Actions for {name}").ClickAsync();
        await visitor.Button(command).ClickAsync();
    }

    private async Task<string> LinkToAsync(string address)
    {
        await Wait.UntilAsync($"a mail with a link to {address}", () => Links(address).Count > 0);
        return Links(address)[^1];
    }

    private List<string> Links(string address) =>
    [
        .. world.Mail.Mails
            .Where(x => x.To.Mailboxes.Any(y => y.Address == address))
            .Select(x => Regex.Match(x.TextBody!, @"http\S+/set-password\S+").Value)
            .Where(x => x.Length > 0),
    ];
}
