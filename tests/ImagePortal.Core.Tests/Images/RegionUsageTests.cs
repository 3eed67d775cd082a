using FsCheck.Xunit;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tests.Images;

/// <summary>The meters of one account in one region (R13, R14, D3).</summary>
public sealed class RegionUsageTests
{
    private static readonly LimitOptions Limits = new();
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Reset = new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Refund_gives_back_the_place_always_and_the_operation_on_its_own_day_only()
    {
        var usage = New();
        usage.Reserve(Limits, Today, Reset);
        usage.Reserve(Limits, Today.AddDays(1), Reset);

        usage.Refund(Today);
        var afterYesterdays = (usage.Places, usage.UsedOn(Today.AddDays(1)));
        usage.Refund(Today.AddDays(1));

        Assert.Equal((1, 1), afterYesterdays);
        Assert.Equal((0, 0), (usage.Places, usage.UsedOn(Today.AddDays(1))));
    }

    [Fact]
    public void Refund_without_a_counted_day_gives_back_the_place_alone()
    {
        var usage = New();
        usage.Reserve(Limits, Today, Reset);

        usage.Refund(null);

        Assert.Equal((0, 1), (usage.Places, usage.UsedOn(Today)));
    }

    [Property]
    public bool Meters_stay_between_nothing_and_their_limits_whatever_comes(bool[] reserves)
    {
        var usage = New();
        foreach (var reserve in reserves)
        {
            if (reserve)
            {
                usage.Reserve(Limits, Today, Reset);
            }
            else
            {
                usage.Refund(Today);
            }
        }

        return usage.Places is >= 0 and <= 10 && usage.UsedOn(Today) is >= 0 and <= 5;
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-02T15:59:59Z", "2026-03-02", "2026-03-02T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-02T16:00:00Z", "2026-03-03", "2026-03-03T16:00:00Z")]
    [InlineData("America/Toronto", "2026-03-02T04:59:59Z", "2026-03-01", "2026-03-02T05:00:00Z")]
    [InlineData("America/Toronto", "2026-03-08T12:00:00Z", "2026-03-08", "2026-03-09T04:00:00Z")]
    [InlineData("America/Santiago", "2026-09-05T12:00:00Z", "2026-09-05", "2026-09-06T04:00:00Z")]
    public void Day_is_the_regions_own_also_where_clocks_jump_D3(string zone, string now, string day, string next)
    {
        var region = new Region(new RegionCode("x"), "X", 0, zone);

        var (today, resetsAt) = region.DayOf(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), today);
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), resetsAt);
    }

    private static RegionUsage New() => new(new AccountId("100000000001"), new RegionCode("ap-guangzhou"));
}
