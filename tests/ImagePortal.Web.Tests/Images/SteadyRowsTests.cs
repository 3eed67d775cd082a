using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class SteadyRowsTests
{
    private static readonly ImageListItem A = Row("img-aaaaaaaa");
    private static readonly ImageListItem B = Row("img-bbbbbbbb");
    private static readonly ImageListItem C = Row("img-cccccccc");
    private static readonly ImageListItem D = Row("img-dddddddd");

    [Fact]
    public void Rows_that_would_push_others_away_wait_and_are_counted()
    {
        Assert.Equal(2, SteadyRows.CountNew([A, B], [C, A, D, B]));
        Assert.Equal([A, B], SteadyRows.Keep([A, B], [C, A, D, B], pageSize: 20));
    }

    [Fact]
    public void Shown_rows_stand_as_they_are_now_in_the_order_they_were_shown_in()
    {
        var moved = B with { Name = "renamed" };

        Assert.Equal([A, moved], SteadyRows.Keep([A, B], [moved, A], pageSize: 20));
    }

    [Fact]
    public void Row_that_is_gone_goes_and_one_behind_all_others_joins_at_once()
    {
        Assert.Equal(0, SteadyRows.CountNew([A, B], [B, C]));
        Assert.Equal([B, C], SteadyRows.Keep([A, B], [B, C], pageSize: 20));
        Assert.Equal([B], SteadyRows.Keep([A, B], [B, C], pageSize: 1));
    }

    private static ImageListItem Row(string id) => Rows.Available() with { Id = new ImageId(id) };
}
