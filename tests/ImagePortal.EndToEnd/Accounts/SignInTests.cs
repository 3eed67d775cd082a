using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Accounts;

public sealed class SignInTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task A_page_asks_for_the_sign_in_and_is_shown_after_it()
    {
        var bob = await VisitAsync(world.Portal);
        await bob.Page.GotoAsync("operations");
        await Expect(bob.Heading("Sign in to ImagePortal")).ToBeVisibleAsync();

        await bob.FillSignInAsync(Visitor.Bob, Visitor.Password);

        await Expect(bob.Page.GetByRole(AriaRole.Heading, new() { Name = "Operations", Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var bob = await SignInAsync(world.Portal, Visitor.Bob);

        await bob.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("account menu") }).ClickAsync();
        await bob.Button("Sign out").ClickAsync();
        await Expect(bob.Heading("Sign in to ImagePortal")).ToBeVisibleAsync();

        await bob.Page.GotoAsync("account");
        await Expect(bob.Heading("Sign in to ImagePortal")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        var dora = await VisitAsync(world.Portal);
        await dora.Page.GotoAsync("sign-in");
        for (var attempt = 1; attempt < 5; attempt++)
        {
            await dora.FillSignInAsync(Visitor.Dora, $"guess {attempt}");
            await Expect(Refusal(dora)).ToContainTextAsync("Mail address and password do not match.");
        }

        await dora.FillSignInAsync(Visitor.Dora, "guess 5");
        await Expect(Refusal(dora)).ToContainTextAsync("This account is locked for a while");

        await dora.FillSignInAsync(Visitor.Dora, Visitor.Password);
        await Expect(Refusal(dora)).ToContainTextAsync("This account is locked for a while");
    }

    private static ILocator Refusal(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Form, new() { Name = "Sign in" }).GetByRole(AriaRole.Alert);
}
