using Bunit;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Images;
using ImagePortal.Web.Components.Images.Detail;

namespace ImagePortal.Web.Tests.Images.Detail;

/// <summary>What each part of an image tells, and that it says so where there is nothing.</summary>
public sealed class PartTests : ComponentTest
{
    private static readonly ImageListItem Web = Rows.Available();
    private static readonly ImageListItem InBeijing = Rows.Available(id: "img-3d8f6w1z") with { Region = new RegionCode("ap-beijing"), State = ImageState.Copying };

    [Fact]
    public void Overview_leads_to_the_report()
    {
        var view = Render<OverviewPart>(p => p.Add(x => x.Detail, Details.Own).Add(x => x.ReportAddress, "here?tab=report"));

        Assert.Equal("Accepted", view.Find("a[href='here?tab=report']").TextContent);
        Assert.Contains("disk.qcow2", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipient_leaves_a_share_from_the_overview_D4()
    {
        var asked = new List<ImageCommand>();
        var received = new ReceivedShare(Web.Id, Rows.Alice, "Al••• Mo••••", Now, null, "For the shop", IsNew: false);
        var view = Render<OverviewPart>(p => p
            .Add(x => x.Detail, Details.Received).Add(x => x.Received, received).Add(x => x.ReportAddress, "here").Add(x => x.OnCommand, asked.Add));

        view.FindAll("button").Single(x => x.TextContent == "Leave").Click();

        Assert.Equal([ImageCommand.Leave], asked);
    }

    [Fact]
    public void Report_that_is_not_there_is_said_to_be_missing_or_to_come()
    {
        var none = Render<ReportPart>(p => p.Add(x => x.Detail, Details.Own with { Report = null }));
        var later = Render<ReportPart>(p => p.Add(x => x.Detail, Details.Of(Rows.In(ImageState.Importing)) with { Report = null }));

        Assert.Equal("There is no check report of this image.", none.Find("p").TextContent);
        Assert.Contains("the report shows here then", later.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_lead_to_their_regions_and_the_copy_to_where_it_came_from()
    {
        var view = Copies(new ImageCopies(Rows.Available("origin", "img-00000001"), [InBeijing]), canBeCopied: true);

        Assert.Equal(["images/ap-guangzhou/img-00000001", "images/ap-beijing/img-3d8f6w1z"], view.FindAll("a").Select(x => x.GetAttribute("href")));
        Assert.Contains("Region ap-beijing", view.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("Copying", view.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "It was not copied to another region.")]
    [InlineData(false, "It was not copied to another region: images of this region cannot be copied.")]
    public void Image_without_copies_says_so_and_why(bool canBeCopied, string words) =>
        Assert.Equal(words, Copies(new ImageCopies(null, []), canBeCopied).Find("p").TextContent);

    [Fact]
    public void Image_that_cannot_be_shared_says_why()
    {
        var view = Render<SharesPart>(p => p.Add(x => x.Image, Web with { License = ImageLicense.Own }).Add(x => x.Shares, new ShareList([], 50)));

        Assert.Equal("It runs under a licence of your own and cannot be shared.", view.Find("p").TextContent);
        Assert.Equal("true", view.Find("header button").GetAttribute("aria-disabled"));
    }

    [Fact]
    public void Usage_counts_those_that_run_and_tells_the_last_start()
    {
        var view = Usage(Machine("ins-00000002", InstanceState.Running), Machine("ins-00000001", InstanceState.Stopped));

        Assert.Contains("2", view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 running", view.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Equal(["instances/ap-guangzhou/ins-00000002", "instances/ap-guangzhou/ins-00000001"], view.FindAll("a").Select(x => x.GetAttribute("href")));
    }

    [Fact]
    public void Image_that_started_nothing_says_so() => Assert.Equal("None of your instances was started from it.", Usage().Find("p").TextContent);

    private static InstanceView Machine(string id, InstanceState state) => new(
        new InstanceId(id), Web.Region, "web-1", Web.Id, Web.Name, ImageKind.Custom, "linux", null, 1, "standard-1", 1, 1024, state, null,
        OperationId.New(), null, HostGone: false, null, Now, Now);

    private IRenderedComponent<CopiesPart> Copies(ImageCopies copies, bool canBeCopied) => Render<CopiesPart>(p => p
        .Add(x => x.Image, Web).Add(x => x.Copies, copies).Add(x => x.CanBeCopied, canBeCopied).Add(x => x.NameOf, code => $"Region {code}"));

    private IRenderedComponent<UsagePart> Usage(params InstanceView[] instances) =>
        Render<UsagePart>(p => p.Add(x => x.Instances, new InstancePage(instances, instances.Length, 0, 10, IsServed: true)));
}
