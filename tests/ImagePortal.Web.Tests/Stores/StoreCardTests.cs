using Bunit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Stores;
using ImagePortal.Storage;
using ImagePortal.Web.Components.Stores;

namespace ImagePortal.Web.Tests.Stores;

public sealed class StoreCardTests : ComponentTest
{
    private const long GiB = 1L << 30;

    private static readonly StoreSurvey Survey = new(12, 0, 60 * GiB, 20 * GiB, 10 * GiB, 4 * GiB, 10_240, 3 << 20, 5, TimeSpan.FromSeconds(1));

    [Fact]
    public void Figures_lead_from_the_virtual_size_to_what_is_stored_and_to_the_room_left()
    {
        var measure = new StoreMeasure("the folder", Survey, new StoreSpace(30 * GiB, 40 * GiB), Now);

        var view = Render<StoreFigures>(p => p.Add(x => x.Store, Store()).Add(x => x.Measure, measure));

        Assert.Equal(["4 GiB", "15.0 to 1", "2.0 to 1", "2.5 to 1", "10,240"], view.FindAll(".ip-big").Select(x => x.TextContent));
        Assert.Equal(["60 GiB", "20 GiB", "10 GiB", "4 GiB"], view.FindAll("li .ip-num").Select(x => x.TextContent));
        Assert.Equal("25", view.Find("[role=meter]").GetAttribute("aria-valuenow"));
        Assert.Contains("30 GiB free of 40 GiB", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Store_without_a_size_of_its_own_shows_no_meter_and_one_that_is_away_says_why()
    {
        var measure = new StoreMeasure("s3://images/one", Survey, null, Now);

        var there = Render<StoreFigures>(p => p.Add(x => x.Store, Store()).Add(x => x.Measure, measure));
        var away = Render<StoreFigures>(p => p.Add(x => x.Store, Store()).Add(x => x.Measure, null).Add(x => x.Trouble, "It cannot be reached."));

        Assert.Empty(there.FindAll("[role=meter]"));
        Assert.Contains("s3://images/one", there.Markup, StringComparison.Ordinal);
        Assert.Equal("It cannot be reached.", away.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public void Running_verification_shows_its_progress_and_can_be_cancelled()
    {
        var stopped = false;
        var view = Render<VerificationCard>(p => p
            .Add(x => x.View, new UpkeepView<VerificationReport>(Running(), null, null, Now.AddDays(3)))
            .Add(x => x.OnStop, () => stopped = true));

        view.Find("button").Click();

        Assert.True(stopped);
        Assert.Equal("45", view.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Contains("Verifying, 1 of 2 GiB", view.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 0, "nothing found")]
    [InlineData(2, 2, 0, "2 chunks damaged, 2 fetched from other regions, 1 image made whole")]
    [InlineData(2, 1, 1, "2 chunks damaged, 1 fetched from other regions, 0 images made whole, 1 image not whole")]
    public void What_the_last_verification_found_is_told(int damaged, int repaired, int lost, string words)
    {
        var report = new VerificationReport(
            Now.AddHours(-2), TimeSpan.FromMinutes(41), 12, 9, GiB, damaged, repaired, damaged > 0 && lost == 0 ? 1 : 0, [.. Enumerable.Repeat("sha256:0", lost)]);

        var view = Render<VerificationCard>(p => p.Add(x => x.View, new UpkeepView<VerificationReport>(null, report, null, null)));

        Assert.Contains(words, view.Markup, StringComparison.Ordinal);
        Assert.Contains("When an operator starts it", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Collection_tells_what_it_freed_what_waits_and_why_the_last_one_failed()
    {
        var report = new CollectionReport(Now.AddHours(-3), TimeSpan.FromSeconds(48), 12, 1, 716_204, 2_644, 2 * GiB);
        var store = Store() with { UnderWay = 2, Collection = new UpkeepView<CollectionReport>(null, report, "A manifest is damaged.", Now.AddHours(21)) };

        var view = Render<CollectionCard>(p => p.Add(x => x.Store, store).Add(x => x.Measure, new StoreMeasure("", Survey, null, Now)));

        Assert.Equal(["2 GiB", "5"], view.FindAll(".ip-big").Select(x => x.TextContent));
        foreach (var words in (string[])["1 image and 2,644 chunks removed, 2 GiB", "A manifest is damaged.", "2 imports and copies under way", "24 h"])
        {
            Assert.Contains(words, view.Markup, StringComparison.Ordinal);
        }
    }

    private static RegionStore Store() => new(
        new RegionView(new RegionCode("ap-guangzhou"), "Guangzhou", "strict", "Asia/Shanghai", true, true), 12, 3, 0, 24,
        new UpkeepView<VerificationReport>(null, null, null, null), new UpkeepView<CollectionReport>(null, null, null, null));

    private static OperationView Running() => new(
        new OperationId("op-00000001"), OperationKind.Verification, new RegionCode("ap-guangzhou"), "ap-guangzhou", "Guangzhou", OperationState.Running,
        OperationStage.Verifying, GiB, 2 * GiB, 1, null, false, false, null, null, null, false, Now, Now, null);
}
