using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Help;

public sealed class HelpTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task Help_is_one_click_away_and_draws_the_life_of_an_image_D22()
    {
        var alice = await SignInAsync(world.Portal);
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Help", Exact = true }).First.ClickAsync();

        await Expect(alice.Heading("The life of an image")).ToBeVisibleAsync();
        await Expect(alice.Main.GetByRole(AriaRole.Img, new() { Name = "The states of an image and the ways between them" })).ToBeVisibleAsync();
    }
}
