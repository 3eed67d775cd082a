using Bunit;
using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Notifications;

namespace ImagePortal.Web.Tests.Notifications;

public sealed class NoticeMailTests : ComponentTest
{
    private const string Link = "https://portal.example.test/images/ap-guangzhou/img-9v5t2n8c";

    private static readonly ImageNotice Done = new(
        "img-9v5t2n8c", "web-base-debian12-r2", "ap-guangzhou", "Guangzhou", "Asia/Shanghai", "web.qcow2", new(2026, 11, 18, 6, 32, 0, TimeSpan.Zero))
    {
        System = "Debian 12.9, x86_64",
        DiskSize = 20L << 30,
        Took = TimeSpan.FromSeconds(69),
        PlacesLeft = 2,
        OperationsLeft = 1,
    };

    private static readonly ImageNotice Refused = Done with
    {
        Reason = "The initramfs has no virtio block driver.",
        Findings = [new("Virtio drivers", "5.10.0-33-amd64 without virtio_blk", "echo virtio_blk | sudo tee -a modules\nsudo update-initramfs -u -k all", IsWarning: false)],
    };

    private static readonly ImageNotice Copied = Done with { SourceName = "img-7k2m9qx4 in ap-beijing", BytesNew = 1L << 28, BytesInUse = 1L << 30 };

    private static readonly ImageNotice Shared = Done with { SourceName = "Account 100000000001", Message = "For the <b>shop</b>", Took = null };

    private static readonly TicketNotice Asked = new("tkt-4m8w2x6c", "Carol Tanaka", "100000000003", "Asia/Shanghai", new(2026, 11, 18, 6, 32, 0, TimeSpan.Zero))
    {
        Regions = ["Guangzhou", "Shanghai"],
        Purpose = "Move 8 machines",
        Reason = "See https://evil.example/now <b>please</b>",
        Comment = "By BIOS?",
        Until = new(2027, 3, 31, 16, 0, 0, TimeSpan.Zero),
    };

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Fact]
    public void The_done_mail_names_the_image_and_opens_it()
    {
        var (html, text) = Compose(NoticeKind.ImportDone, Done);

        Assert.Equal("web-base-debian12-r2 is ready in Guangzhou", html.Find("h1").TextContent);
        Assert.Equal(Link, html.FindAll("a").Single(x => x.TextContent == "Open the image").GetAttribute("href"));
        string[] facts = ["img-9v5t2n8c", "Debian 12.9, x86_64", "20 GiB", "1 min 9 s, done on 18 Nov 2026, 14:32 (GMT+8)", "2 places in Guangzhou, 1 operations today"];
        Assert.All(facts, fact => Assert.Contains(fact, html.Find("body").TextContent, StringComparison.Ordinal));
        Assert.All(facts, fact => Assert.Contains(fact, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_refusal_mail_shows_what_was_found_and_how_to_fix_it()
    {
        var (html, text) = Compose(NoticeKind.ImportRefused, Refused);

        Assert.Contains("5.10.0-33-amd64 without virtio_blk", html.Find("body").TextContent, StringComparison.Ordinal);
        Assert.Contains("Open the check report", html.Find("body").TextContent, StringComparison.Ordinal);
        Assert.Contains("    echo virtio_blk | sudo tee -a modules\n    sudo update-initramfs -u -k all\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_copy_mail_says_where_it_came_from_and_how_much_moved()
    {
        var (html, text) = Compose(NoticeKind.CopyDone, Copied);

        Assert.Equal("web-base-debian12-r2 was copied to Guangzhou", html.Find("h1").TextContent);
        Assert.All(
            ["img-7k2m9qx4 in ap-beijing", "0.25 of 1 GiB; the rest was there already", "you started this copy"],
            fact => Assert.Contains(fact, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_failed_copy_says_why_and_that_it_was_not_counted()
    {
        var (_, text) = Compose(NoticeKind.CopyFailed, Copied with { Reason = "The source region no longer has the content." });

        Assert.StartsWith("web-base-debian12-r2 could not be copied to Guangzhou\n", text, StringComparison.Ordinal);
        Assert.Contains("The source region no longer has the content.", text, StringComparison.Ordinal);
        Assert.Contains("not counted", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_share_mail_names_owner_and_message_and_warns()
    {
        var (html, _) = Compose(NoticeKind.ImageShared, Shared);

        var text = html.Find("body").TextContent;
        Assert.Empty(html.FindAll("b"));
        Assert.All(
            ["was shared with you", "Account 100000000001", "For the <b>shop</b>", "Nobody reviews shared images", "block the owner"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_end_of_a_share_repeats_no_message_and_says_that_instances_go_on()
    {
        var (_, text) = Compose(NoticeKind.ShareEnded, Shared);

        Assert.Contains("Instances you have already started go on.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("shop", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_accounts_text_brings_no_address_into_a_mail()
    {
        var hostile = Shared with { ImageName = "log in at evil.example", Message = "See https://evil.example/login\nnow or mail me@evil.example" };

        var (html, text) = Compose(NoticeKind.ImageShared, hostile);

        Assert.DoesNotContain("evil", html.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        Assert.Contains("See [address left out] now or mail [address left out]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_approval_names_regions_end_and_reason_and_no_foreign_address_R92()
    {
        var (html, text) = Compose(NoticeKind.TicketApproved, Asked);

        Assert.Equal("Your application for the import permission was approved", html.Find("h1").TextContent);
        Assert.All(
            ["Guangzhou, Shanghai", "1 Apr 2027, 00:00 (GMT+8)", "See [address left out] <b>please</b>", "nobody has to sign in again", "tkt-4m8w2x6c"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("evil", html.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_is_told_to_each_side_in_its_own_words_D19()
    {
        var (_, applicant) = Compose(NoticeKind.TicketCommented, Asked);
        var (_, reviewer) = Compose(NoticeKind.TicketCommented, Asked with { IsForOperator = true });

        Assert.StartsWith("An operator wrote about your application\n\nBy BIOS?", applicant, StringComparison.Ordinal);
        Assert.StartsWith("Carol Tanaka wrote about the import permission\n", reviewer, StringComparison.Ordinal);
        Assert.Contains("because you operate this portal", reviewer, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mail_of_any_kind_loads_nothing_and_leads_only_into_the_portal(NoticeKind kind)
    {
        Notice notice = kind switch
        {
            >= NoticeKind.TicketOpened and <= NoticeKind.ImportRevoked => Asked with { Applicant = "<img src=x>" },
            NoticeKind.MemberInvited or NoticeKind.PasswordLink => new MemberNotice(Guid.Empty, "100000000003", "<img src=x>", Done.EndedAt),
            NoticeKind.QuotaNearlyUsed => new QuotaNotice("ap-guangzhou", "<img src=x>", "Asia/Shanghai", 8, 10, Done.EndedAt),
            _ => Refused with { ImageName = "<img src=x>", Message = "m" },
        };
        var (html, text) = Compose(kind, notice);

        Assert.Empty(html.FindAll("img, script, link, iframe"));
        Assert.Equal([Link], html.FindAll("a").Select(x => x.GetAttribute("href")));
        Assert.Contains(Link, text, StringComparison.Ordinal);
        Assert.Contains("Sent to alice@example.test because", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_export_mail_says_where_the_object_lies_and_a_failed_one_why_there_is_none()
    {
        var notice = Done with { SourceName = "s3://backups/web.qcow2", BytesNew = 3L << 29 };
        var (html, text) = Compose(NoticeKind.ExportDone, notice);
        var (_, failed) = Compose(NoticeKind.ExportFailed, notice with { BytesNew = null, Reason = "The bucket takes nothing." });

        Assert.Equal("web-base-debian12-r2 was exported", html.Find("h1").TextContent);
        Assert.All(["s3://backups/web.qcow2", "1.5 GiB", "you started this export"], fact => Assert.Contains(fact, text, StringComparison.Ordinal));
        Assert.StartsWith("web-base-debian12-r2 could not be exported\n", failed, StringComparison.Ordinal);
        Assert.Contains("The bucket takes nothing.", failed, StringComparison.Ordinal);
    }

    private (IRenderedComponent<NoticeMail> Html, string Text) Compose(NoticeKind kind, Notice notice)
    {
        var model = RazorMailComposer.ModelOf(kind, notice, Link, "alice@example.test");
        return (Render<NoticeMail>(p => p.Add(x => x.Model, model)), MailText.Of(model));
    }
}
