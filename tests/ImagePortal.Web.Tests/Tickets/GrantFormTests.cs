using Bunit;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Tickets.Review;

namespace ImagePortal.Web.Tests.Tickets;

/// <summary>Operators give, change and take back without an application, and decide on several at once (D19).</summary>
public sealed class GrantFormTests : ComponentTest
{
    private static readonly RegionView[] Regions = [new(new RegionCode("ap-guangzhou"), "Guangzhou", "strict", "Asia/Shanghai", true, true)];

    private readonly List<(ImportScope Scope, string Reason)> _given = [];
    private readonly List<string> _said = [];

    [Fact]
    public void What_is_held_stands_in_the_fields_and_comes_back_unchanged()
    {
        var end = new DateTimeOffset(2027, 3, 31, 16, 0, 0, TimeSpan.Zero);
        var view = Form(new ImportScope([Regions[0].Code], end));

        Assert.Equal("2027-03-31", view.Find("#grant-ends").GetAttribute("value"));
        Assert.True(view.FindAll("input[type=checkbox]")[1].HasAttribute("checked"));
        view.Find("form").Submit();

        var (scope, reason) = Assert.Single(_given);
        Assert.Equal((end, ""), (scope.Until, reason));
        Assert.Equal([Regions[0].Code], scope.Regions);
    }

    [Fact]
    public void Refusal_of_a_grant_is_shown()
    {
        var view = Form(ImportScope.Everything, ImportPermissionErrors.BadEnd);

        view.Find("form").Submit();

        Assert.Equal(ImportPermissionErrors.BadEnd.Message, view.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Revocation_needs_a_reason()
    {
        var view = Render<RevokeForm>(p => p.Add(x => x.OnRevoke, _said.Add));

        view.Find("button").Click();
        Assert.Empty(_said);
        view.Find("input").Input("The contract ended");
        view.Find("button").Click();

        Assert.Equal(["The contract ended"], _said);
    }

    [Fact]
    public void Several_are_approved_as_asked_and_rejected_with_one_reason()
    {
        var approved = 0;
        var view = Render<BulkDecision>(p => p.Add(x => x.Count, 3).Add(x => x.OnApprove, () => approved++).Add(x => x.OnReject, _said.Add));

        view.FindAll("button").Single(x => x.TextContent.Trim() == "Approve as asked").Click();
        view.FindAll("button").Single(x => x.TextContent.Trim() == "Reject").Click();
        Assert.Empty(_said);
        view.Find("input").Input("Use a public image");
        view.FindAll("button").Single(x => x.TextContent.Trim() == "Reject").Click();

        Assert.Equal(1, approved);
        Assert.Equal(["Use a public image"], _said);
        Assert.Contains("3 chosen", view.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<GrantForm> Form(ImportScope held, Error? refusal = null) => Render<GrantForm>(p => p
        .AddCascadingValue(Guangzhou)
        .Add(x => x.Regions, Regions)
        .Add(x => x.Held, held)
        .Add(x => x.IsHeld, true)
        .Add(x => x.Grant, (scope, reason) =>
        {
            _given.Add((scope, reason));
            return Task.FromResult(refusal is null ? Result.Done : new Result(refusal));
        }));
}
