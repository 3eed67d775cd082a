using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Notifications;

namespace ImagePortal.Web.Tests.Notifications;

/// <summary>An SMS costs by its parts: it is kept within one, or two where its letters need more room.</summary>
public sealed class SmsTextTests
{
    private const string Link = "https://portal.example.test/images/ap-guangzhou/img-9v5t2n8c";

    [Fact]
    public void Short_headline_is_sent_as_it_is() =>
        Assert.Equal($"ImagePortal: web is ready in Guangzhou {Link}", SmsText.Fit("web is ready in Guangzhou", Link));

    [Theory]
    [InlineData('a')]
    [InlineData('€')]
    public void Long_headline_is_cut_to_one_part_and_the_link_stays_whole(char letter)
    {
        var text = SmsText.Fit(new string(letter, 200), Link);

        Assert.EndsWith($"... {Link}", text, StringComparison.Ordinal);
        Assert.InRange(SmsText.GsmLength(text)!.Value, SmsText.OnePart - 1, SmsText.OnePart);
    }

    [Theory]
    [InlineData("图")]
    [InlineData("💿")]
    public void Letters_outside_of_the_networks_alphabet_leave_less_room_and_none_is_cut_in_two(string letter)
    {
        var text = SmsText.Fit(string.Concat(Enumerable.Repeat(letter, 200)), Link);

        Assert.InRange(text.Length, SmsText.TwoUnicodeParts - 1, SmsText.TwoUnicodeParts);
        Assert.DoesNotContain(text.Zip(text.Skip(1)), x => char.IsHighSurrogate(x.First) && !char.IsLowSurrogate(x.Second));
    }

    [Fact]
    public void Line_breaks_of_a_name_do_not_make_another_message() =>
        Assert.Equal($"ImagePortal: a  b {Link}", SmsText.Fit("a\r\nb", Link));

    [Theory]
    [InlineData("hello", 5)]
    [InlineData("{x}", 5)]
    [InlineData("10 €", 5)]
    [InlineData("naïve", null)]
    [InlineData("`", null)]
    public void Length_is_that_of_GSM_03_38(string text, int? length) => Assert.Equal(length, SmsText.GsmLength(text));

    [Fact]
    public void What_another_account_wrote_brings_no_address_into_an_sms()
    {
        var notice = new ImageNotice("img-9v5t2n8c", "win a prize at evil.example/now", "ap-guangzhou", "Guangzhou", "Asia/Shanghai", "Account 100000000001", default);

        var model = RazorMailComposer.ModelOf(NoticeKind.ImageShared, notice, Link, "");

        Assert.Equal($"ImagePortal: win a prize at [address left out] was shared with you {Link}", SmsText.Fit(model.Headline, Link));
    }
}
