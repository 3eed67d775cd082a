using Bunit;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Tests.Shell;

public sealed class FailureReasonsTests : ComponentTest
{
    [Fact]
    public void Each_refusal_has_its_reason_and_its_way_on()
    {
        var mended = false;
        var outcome = new Outcome(
            "2 of 3 images were not deleted",
            [
                new("web-base", "img-1", "Shared with 3 accounts.", new Remedy("Cancel sharing", Act: () => { mended = true; return Task.CompletedTask; })),
                new("api-runner", "img-2", "A copy still uses it.", new Remedy("Open operation", Link: "operations/op-1")),
            ]);
        var view = Render<FailureReasons>(p => p.Add(x => x.Outcome, outcome));

        view.Find("[aria-label='Cancel sharing: web-base']").Click();

        Assert.True(mended);
        Assert.Equal("operations/op-1", view.Find("[aria-label='Open operation: api-runner']").GetAttribute("href"));
        Assert.Equal("2 of 3 images were not deleted", view.Find("[role=alert] h2").TextContent);
    }

    [Fact]
    public void What_went_can_be_taken_back_once()
    {
        var undone = 0;
        var outcome = new Outcome("1 of 2 images was not deleted", [new("web", "img-1", "Shared.")])
        {
            Done = "ci-runner is in the recycle bin.",
            Undo = () => { undone++; return Task.CompletedTask; },
        };
        var view = Render<FailureReasons>(p => p.Add(x => x.Outcome, outcome));

        view.FindAll("button").Single(x => x.TextContent == "Undo").Click();

        Assert.Equal(1, undone);
        Assert.DoesNotContain(view.FindAll("button"), x => x.TextContent == "Undo");
    }

    [Fact]
    public void Dismiss_tells_the_page()
    {
        var dismissed = false;
        var view = Render<FailureReasons>(p => p
            .Add(x => x.Outcome, new Outcome("1 image was not deleted", [new("web", "img-1", "Shared.")])).Add(x => x.OnDismiss, () => dismissed = true));

        view.Find("[aria-label=Dismiss]").Click();

        Assert.True(dismissed);
    }

    [Fact]
    public void Nothing_is_shown_when_all_went_well()
    {
        var view = Render<FailureReasons>(p => p.Add(x => x.Outcome, Outcome.Fine));

        Assert.Empty(view.Markup.Trim());
    }
}
