using Bunit;
using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Imports;

namespace ImagePortal.Web.Tests.Imports;

public sealed class AcknowledgementsTests : ComponentTest
{
    private const string Kernel = "I know that this kernel may fail to start here.";
    private const string License = "I hold a subscription of my own.";

    private static readonly CriterionResult[] Criteria =
    [
        new("virtio", CriterionOutcome.Warn, "Virtio drivers", "Older kernels lack them.", null),
        new("kernel", CriterionOutcome.Warn, "Kernel", "6.9.9-mine", null) { Acknowledgement = Kernel },
        new("license", CriterionOutcome.Warn, "Licence", "BYOL", null) { Acknowledgement = License },
    ];

    [Fact]
    public void Each_warning_that_must_be_confirmed_has_a_box_with_its_statement_R78_R79_R89()
    {
        var view = Render<Acknowledgements>(x => x.Add(y => y.Criteria, Criteria).Add(y => y.Confirmed, []));

        Assert.Equal([Kernel, License], view.FindAll("label").Select(x => x.TextContent.Trim()));
        Assert.All(view.FindAll("input"), x => Assert.False(x.HasAttribute("checked")));
    }

    [Fact]
    public void A_box_ticked_and_a_box_cleared_tell_what_is_confirmed()
    {
        IReadOnlyList<string> confirmed = ["kernel"];
        var view = Render<Acknowledgements>(x => x.Add(y => y.Criteria, Criteria).Bind(y => y.Confirmed, confirmed, z => confirmed = z));

        view.FindAll("input")[1].Change(true);
        Assert.Equal(["kernel", "license"], confirmed);

        view.Render(x => x.Add(y => y.Confirmed, confirmed));
        view.FindAll("input")[0].Change(false);
        Assert.Equal(["license"], confirmed);
    }

    [Fact]
    public void A_disk_that_asks_for_nothing_shows_nothing() =>
        Assert.Empty(Render<Acknowledgements>(x => x.Add(y => y.Criteria, Reports.Accepted.Criteria).Add(y => y.Confirmed, [])).FindAll("input"));
}
