using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Reference;

/// <summary>The page of the API's actions, for people (D21).</summary>
public sealed class ActionsPageTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task Actions_are_found_by_name_parameter_and_code_in_the_forms_of_today_and_of_2017()
    {
        var alice = await SignInAsync(world.Portal);
        await alice.OpenAsync("openapi");

        await Expect(alice.Main.GetByText("version 2017-03-12").First).ToBeVisibleAsync();
        await Expect(alice.Main.GetByText("the form of 2017 at /v2/index.php")).ToBeVisibleAsync();
        await FindAsync(alice, "InvalidImageId.InShared", 1);
        await Expect(alice.Main.GetByText("DeleteBindedSnap")).ToBeVisibleAsync();
        await FindAsync(alice, "imgCosUrl", 1);
        await Expect(alice.Main.GetByText("imgCosUrl")).ToBeVisibleAsync();
        await Expect(alice.Main.GetByText("Form of 2017", new() { Exact = true })).ToBeVisibleAsync();
        var violations = await AxeScan.RunAsync(alice, "openapi");
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        await FindAsync(alice, "no such thing", 0);
        await Expect(alice.Main.GetByText("Nothing found")).ToBeVisibleAsync();
    }

    private static async Task FindAsync(Visitor visitor, string text, int count)
    {
        await visitor.Page.GetByLabel("Find an action, a parameter or a code").FillAsync(text);
        await Expect(visitor.Main.Locator("details")).ToHaveCountAsync(count);
    }
}
