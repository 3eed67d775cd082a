using Bunit;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Tickets.Review;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Tests.Tickets;

/// <summary>Yes or no, where and until when (R102, D19).</summary>
public sealed class DecisionFormTests : ComponentTest
{
    private static readonly RegionView[] Regions =
    [
        new(new RegionCode("ap-guangzhou"), "Guangzhou", "strict", "Asia/Shanghai", true, true),
        new(new RegionCode("na-toronto"), "Toronto", "strict", "America/Toronto", false, false),
    ];

    private readonly List<(ImportScope Scope, string Reason)> _approved = [];
    private readonly List<string> _rejected = [];

    [Fact]
    public void Approval_carries_what_was_asked_for_unless_it_is_changed()
    {
        var view = Form([Regions[1].Code]);

        Button(view, "Approve for 1 region").Click();

        var (scope, reason) = Assert.Single(_approved);
        Assert.Equal((null, ""), (scope.Until, reason));
        Assert.Equal([Regions[1].Code], scope.Regions);
    }

    [Fact]
    public void Approval_carries_regions_last_day_and_reason_D19()
    {
        var view = Form([Regions[1].Code]);

        view.FindAll("input[type=checkbox]")[1].Change(true);
        view.Find("#ends").Change("2027-03-31");
        view.FindAll("button").Single(x => x.TextContent.Trim() == "Granted.").Click();
        Button(view, "Approve for 2 regions").Click();

        var (scope, reason) = Assert.Single(_approved);
        Assert.Equal(Regions.Select(x => x.Code), scope.Regions);
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 16, 0, 0, TimeSpan.Zero), scope.Until);
        Assert.Equal("Granted.", reason);
    }

    [Fact]
    public void All_regions_are_one_box()
    {
        var view = Form([Regions[1].Code]);

        view.FindAll("input[type=checkbox]")[0].Change(true);
        Button(view, "Approve for all regions").Click();

        Assert.Empty(Assert.Single(_approved).Scope.Regions);
    }

    [Fact]
    public void Rejection_asks_for_a_reason_first_and_Enter_then_rejects()
    {
        var view = Form([]);

        Button(view, "Reject").Click();
        var problem = view.Find("[role=alert]").TextContent;
        view.Find("#why").Input("Not now");
        var submits = view.FindAll("button[type=submit]").Select(x => x.TextContent.Trim()).ToList();
        Button(view, "Reject").Click();

        Assert.StartsWith("Say why", problem, StringComparison.Ordinal);
        Assert.StartsWith("Reject", Assert.Single(submits), StringComparison.Ordinal);
        Assert.Equal(["Not now"], _rejected);
        Assert.Empty(_approved);
    }

    [Fact]
    public void Enter_in_a_field_decides_nothing_before_that()
    {
        var view = Form([]);

        view.Find("#why").Input("Fine");
        view.Find("form").Submit();

        Assert.Empty(view.FindAll("button[type=submit]"));
        Assert.Empty(_approved);
        Assert.Empty(_rejected);
    }

    [Fact]
    public void Keys_stand_on_the_buttons()
    {
        var view = Form([]);

        Assert.StartsWith("Approve", view.Find("[data-key=a]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.StartsWith("Reject", view.Find("[data-key=r]").TextContent.Trim(), StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<DecisionForm> view, string text) =>
        view.FindAll("button").Single(x => x.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    private IRenderedComponent<DecisionForm> Form(IReadOnlyList<RegionCode> asked) => Render<DecisionForm>(p => p
        .AddCascadingValue(Guangzhou)
        .Add(x => x.Regions, Regions)
        .Add(x => x.Proposed, new ImportScope(asked, null))
        .Add(x => x.Reasons, ["Granted."])
        .Add(x => x.OnApprove, EventCallback.Factory.Create<(ImportScope, string)>(this, _approved.Add))
        .Add(x => x.OnReject, _rejected.Add));
}
