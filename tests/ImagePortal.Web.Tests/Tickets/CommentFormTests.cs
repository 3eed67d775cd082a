using Bunit;
using ImagePortal.Core;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Tickets;

namespace ImagePortal.Web.Tests.Tickets;

public sealed class CommentFormTests : ComponentTest
{
    private readonly List<string> _sent = [];

    [Fact]
    public void A_sent_comment_leaves_the_field_empty()
    {
        var view = Form(Result.Done);

        view.Find("textarea").Input("Six by BIOS.");
        view.Find("form").Submit();

        Assert.Equal(["Six by BIOS."], _sent);
        Assert.Equal("", view.Find("textarea").GetAttribute("value") ?? "");
    }

    [Fact]
    public void A_refused_comment_stays_and_says_why()
    {
        var view = Form(TicketErrors.TooManyComments(20));

        view.Find("textarea").Input("Again");
        view.Find("form").Submit();

        Assert.Equal("Again", view.Find("textarea").GetAttribute("value"));
        Assert.Contains("20 comments an hour", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(view.Find("[role=alert]").Id, view.Find("textarea").GetAttribute("aria-describedby"));
    }

    private IRenderedComponent<CommentForm> Form(Result answer) => Render<CommentForm>(p => p.Add(x => x.Send, text =>
    {
        _sent.Add(text);
        return Task.FromResult(answer);
    }));
}
