using ImagePortal.Web.Components.Audit;

namespace ImagePortal.Web.Tests.Audit;

public sealed class AuditFilterTests
{
    [Fact]
    public void Filter_in_an_address_is_read_as_it_was_written()
    {
        var filter = new AuditFilter { Account = "100000000001", Member = "a+b@example.test", Action = "image.", Since = new(2026, 11, 1), RefusalsOnly = true, OlderThan = 42 };

        Assert.Equal(filter, AuditFilter.Parse(filter.ToQueryString()));
        Assert.Equal(new AuditFilter(), AuditFilter.Parse("?since=yesterday&older=x&account=%20"));
    }

    [Fact]
    public void Days_are_those_of_the_person()
    {
        var query = new AuditFilter { Since = new(2026, 11, 1), Until = new(2026, 11, 1) }.ToQuery(everywhere: true, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.Equal((new DateTimeOffset(2026, 10, 31, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 1, 16, 0, 0, TimeSpan.Zero)), (query.Since!.Value, query.Until!.Value));
    }
}
