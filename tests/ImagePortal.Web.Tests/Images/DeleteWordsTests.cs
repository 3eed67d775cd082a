using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class DeleteWordsTests
{
    private static readonly RecycledImage Recycled = new(
        new ImageId("img-7k2m9qx4"), "ci-runner", null, new DateTimeOffset(2026, 11, 18, 4, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 20, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_question_names_what_stays_and_how_instances_are_removed_R60_R61_R67()
    {
        var question = DeleteWords.AskToDelete([Rows.Available(), Rows.Available("ci", "img-ci000000")]);

        Assert.Equal("Delete 2 images", question.ConfirmText);
        Assert.Equal(["web-base", "ci"], question.Subjects);
        Assert.Contains(question.Consequences, x => x.Contains("No new instance can start from them", StringComparison.Ordinal));
        Assert.Contains(question.Consequences, x => x.Contains("Instances already started go on", StringComparison.Ordinal));
        Assert.Contains(question.Consequences, x => x.Contains("terminate it", StringComparison.Ordinal) && x.Contains("expire", StringComparison.Ordinal));
    }

    [Fact]
    public void The_day_it_goes_for_good_is_the_readers()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

        Assert.Equal("ci-runner is in the recycle bin until 25 Nov and keeps its place.", DeleteWords.DoneOf([Recycled], dismissed: 0, zone));
        Assert.Equal("1 failed image was taken off the list.", DeleteWords.DoneOf([], dismissed: 1, zone));
        Assert.Null(DeleteWords.DoneOf([], dismissed: 0, zone));
    }

    [Theory]
    [InlineData(1, 1, "1 image was not deleted")]
    [InlineData(1, 3, "1 of 3 images was not deleted")]
    [InlineData(2, 3, "2 of 3 images were not deleted")]
    public void Failures_are_counted(int failed, int all, string words) => Assert.Equal(words, DeleteWords.NotDeleted(failed, all));
}
