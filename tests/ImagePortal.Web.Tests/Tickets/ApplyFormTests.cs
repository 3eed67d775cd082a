using Bunit;
using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Tickets;

namespace ImagePortal.Web.Tests.Tickets;

/// <summary>Two questions and the regions; what was refused stays in the fields (D19).</summary>
public sealed class ApplyFormTests : ComponentTest
{
    private static readonly RegionView Toronto = new(new RegionCode("na-toronto"), "Toronto", "strict", "America/Toronto", false, false);
    private static readonly RegionView[] Regions = [new(new RegionCode("ap-guangzhou"), "Guangzhou", "strict", "Asia/Shanghai", true, true), Toronto];

    private readonly List<TicketApplication> _sent = [];

    [Fact]
    public void The_region_somebody_came_from_is_ticked_and_another_can_be_added()
    {
        var view = Form(Result.Done);

        view.Find("#purpose").Input("Move 8 machines");
        view.Find("#volume").Input("8 once");
        view.FindAll("input[type=checkbox]")[0].Change(true);
        view.Find("form").Submit();

        var application = Assert.Single(_sent);
        Assert.Equal(("Move 8 machines", "8 once"), (application.Purpose, application.Volume));
        Assert.Equal(Regions.Select(x => x.Code), application.Regions);
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_refusal_is_shown_and_nothing_typed_is_lost()
    {
        var view = Form(TicketErrors.NotNeeded);

        view.Find("#purpose").Input("Move 8 machines");
        view.Find("form").Submit();

        Assert.Equal(TicketErrors.NotNeeded.Message, view.Find("[role=alert]").TextContent);
        Assert.Equal("Move 8 machines", view.Find("#purpose").GetAttribute("value"));
        Assert.Contains($"{Ticket.MaxPurposeLength - 15} characters left", view.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ApplyForm> Form(Result answer) => Render<ApplyForm>(p => p
        .Add(x => x.Regions, Regions)
        .Add(x => x.Preferred, Toronto)
        .Add(x => x.Send, application =>
        {
            _sent.Add(application);
            return Task.FromResult(answer);
        }));
}
