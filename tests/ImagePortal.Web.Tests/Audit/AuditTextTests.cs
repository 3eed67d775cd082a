using System.Text.Json;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Web.Api.Audit;

namespace ImagePortal.Web.Tests.Audit;

public sealed class AuditTextTests
{
    private static readonly AuditRow Row = new(
        7, new DateTimeOffset(2026, 11, 26, 1, 2, 3, 4, TimeSpan.Zero), new AccountId("100000000001"), null, null, "192.0.2.7", "image.edited", "img-9v5t2n8c", "old", "new",
        3, "ab01");

    [Fact]
    public void Line_of_a_table_has_every_field_in_its_place() =>
        Assert.Equal("7,2026-11-26T01:02:03.0040000+00:00,100000000001,,,192.0.2.7,image.edited,img-9v5t2n8c,old,new,3,ab01\r\n", AuditText.Csv(Row));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"\nagain", "\"say \"\"x\"\"\nagain\"")]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("@x", "'@x")]
    public void Field_can_neither_leave_its_cell_nor_be_calculated(string text, string expected) =>
        Assert.Contains($",img-9v5t2n8c,{expected},new,", AuditText.Csv(Row with { Before = text }), StringComparison.Ordinal);

    [Fact]
    public void Line_of_JSON_is_one_object_on_one_line()
    {
        var line = AuditText.Json(Row with { After = "two\nlines" });

        Assert.Equal(1, line.Count(x => x == '\n'));
        using var json = JsonDocument.Parse(line);
        Assert.Equal(("two\nlines", 3), (json.RootElement.GetProperty("after").GetString(), json.RootElement.GetProperty("link").GetInt64()));
    }
}
