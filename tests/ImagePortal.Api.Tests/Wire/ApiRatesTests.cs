using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>How often a key may call an action.</summary>
public sealed class ApiRatesTests
{
    private static readonly SecretId Key = new("AKIDone");

    [Fact]
    public void Key_spends_a_second_at_once_and_gets_it_back_evenly()
    {
        var time = new StoppedTime();
        var rates = new ApiRates(time);
        int Spend(string action) => Enumerable.Range(0, 100).Count(_ => rates.Take(Key, action, 10));

        Assert.Equal(10, Spend("DescribeImages"));
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(3, Spend("DescribeImages"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(10, Spend("DescribeImages"));
    }

    [Fact]
    public void Keys_and_actions_do_not_spend_for_each_other()
    {
        var rates = new ApiRates(new StoppedTime());

        Assert.True(rates.Take(Key, "DescribeImages", 1));
        Assert.False(rates.Take(Key, "DescribeImages", 1));
        Assert.True(rates.Take(Key, "DeleteImages", 1));
        Assert.True(rates.Take(new SecretId("AKIDtwo"), "DescribeImages", 1));
    }

    [Fact]
    public void Too_many_calls_have_the_code_that_clients_wait_for() => Assert.Equal("RequestLimitExceeded", WireCodes.Of(ApiErrors.TooFast("DescribeImages", 1)));

    private sealed class StoppedTime : TimeProvider
    {
        private long _ticks = TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        internal void Advance(TimeSpan span) => _ticks += span.Ticks;
    }
}
