using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class ImageTableTests : ComponentTest
{
    private static readonly ImageListItem Web = Rows.Available(sharedWith: 3);

    [Fact]
    public void Box_of_a_row_gives_its_image_and_the_head_gives_all()
    {
        ImageId? chosen = null;
        bool? all = null;
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web]).Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Custom)).Add(x => x.Label, "Images")
            .Add(x => x.OnSelect, id => chosen = id).Add(x => x.OnSelectAll, x => all = x));

        view.Find("[aria-label='Select web-base']").Change(true);
        view.Find("[aria-label='Select all images']").Change(true);

        Assert.Equal(Web.Id, chosen);
        Assert.True(all);
    }

    [Fact]
    public void Chosen_row_says_so()
    {
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web]).Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Custom)).Add(x => x.Label, "Images")
            .Add(x => x.Selected, new HashSet<ImageId> { Web.Id }));

        Assert.Equal("true", view.Find("tbody tr").GetAttribute("aria-selected"));
        Assert.True(view.Find("[aria-label='Select all images']").HasAttribute("checked"));
    }

    [Fact]
    public void Number_of_recipients_opens_the_sharing()
    {
        (ImageCommand Command, ImageListItem Image)? asked = null;
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web]).Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Custom)).Add(x => x.Label, "Images")
            .Add(x => x.OnCommand, x => asked = x));

        view.Find("[aria-label='web-base is shared with 3 accounts']").Click();

        Assert.Equal((ImageCommand.Share, Web), asked);
    }

    [Fact]
    public void Received_image_shows_owner_note_and_that_nobody_reviewed_it_R33()
    {
        var received = new ReceivedShare(Web.Id, Rows.Alice, "Al••• Mo••••", Now, null, "For the <b>shop</b>", IsNew: true);
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web]).Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Shared)).Add(x => x.Label, "Images")
            .Add(x => x.Received, [received]));

        var row = view.Find("tbody tr");

        Assert.All(
            ["New", "Not reviewed", "100000000001", "Al••• Mo••••", "For the <b>shop</b>"],
            words => Assert.Contains(words, row.TextContent, StringComparison.Ordinal));
        Assert.Empty(view.FindAll("input"));
    }

    [Fact]
    public void R28_cost_and_R31_R32_badge_stand_where_an_image_is_chosen()
    {
        var offer = Web with
        {
            Kind = ImageKind.Market,
            PricePerHour = 0.25m,
            Currency = "USD",
            Assurance = "Provider vetted, image reviewed",
            Software = "Java 17",
            Provider = "Harbour",
            UpdatedAt = Now.AddDays(-2),
        };
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [offer, Web with { Id = new ImageId("img-00000000"), Name = "plain", Kind = ImageKind.Public, Assurance = "Tested by our security team" }])
            .Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Market)).Add(x => x.Label, "Images"));

        var rows = view.FindAll("tbody tr");

        Assert.All(["0.25 USD an hour", "Provider vetted, image reviewed", "Java 17, Harbour"], words => Assert.Contains(words, rows[0].TextContent, StringComparison.Ordinal));
        Assert.All(["Free", "Tested by our security team"], words => Assert.Contains(words, rows[1].TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_is_shown_beside_the_list_and_put_away_again()
    {
        var asked = new List<ImageId?>();
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web]).Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Custom)).Add(x => x.Label, "Images").Add(x => x.OnPeek, asked.Add));

        view.Find("[aria-label='Preview web-base']").Click();
        view.Render(p => p.Add(x => x.Peeked, Web.Id));
        Assert.Equal("true", view.Find("[aria-label='Preview web-base']").GetAttribute("aria-expanded"));
        view.Find("[aria-label='Preview web-base']").Click();

        Assert.Equal([Web.Id, null], asked);
    }

    [Fact]
    public void Deprecated_image_says_what_to_take_instead()
    {
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web with { Deprecated = true, Advice = "use web-base-2" }])
            .Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Custom)).Add(x => x.Label, "Images"));

        Assert.Contains("Deprecated: use web-base-2", view.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_a_person_left_out_are_not_there()
    {
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web with { Tags = [new Tag("env", "prod")] }]).Add(x => x.View, new ImageListView("ap-guangzhou", ImageTab.Custom)).Add(x => x.Label, "Images")
            .Add(x => x.Look, new ListLook([ImageColumns.Size, ImageColumns.Sharing, ImageColumns.Tags], IsDense: true, PageSize: 20)));

        Assert.Equal(["", "Name and ID", "State", "System", "Created", "Actions"], view.FindAll("th").Select(x => x.TextContent.Trim()));
        Assert.Equal(6, view.FindAll("tbody td").Count);
        Assert.DoesNotContain("env=prod", view.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImageTab.Public, ImageKind.Public)]
    [InlineData(ImageTab.Market, ImageKind.Market)]
    public void Images_of_the_operator_start_instances_and_nothing_else_R12_R63(ImageTab tab, ImageKind kind)
    {
        var view = Render<ImageTable>(p => p
            .Add(x => x.Images, [Web with { Kind = kind }]).Add(x => x.View, new ImageListView("ap-guangzhou", tab)).Add(x => x.Label, "Images"));

        Assert.Empty(view.FindAll("input"));
        Assert.Equal(["Start instance"], view.FindAll("[popover] button").Select(x => x.TextContent.Trim()));
    }
}
