using Bunit;
using ImagePortal.Web.Components.Notifications;

namespace ImagePortal.Web.Tests.Notifications;

public sealed class ImportMailTests : ComponentTest
{
    private static readonly ImportMailModel Done = new()
    {
        PortalUrl = "https://portal.example.test",
        ImageName = "web-base-debian12-r2",
        ImageId = "img-9v5t2n8c",
        RegionName = "Guangzhou",
        Headline = "web-base-debian12-r2 is ready in Guangzhou",
        Body = ["You can start instances from it now."],
        Link = "https://portal.example.test/images/ap-guangzhou/img-9v5t2n8c",
        DoneAt = "18 Nov 2026, 14:32 (GMT+8)",
        Recipient = "alice@example.test",
        System = "Debian 12.9, x86_64",
        Disk = "20 GiB, 2.5 GiB in use",
        Took = "1 min 9 s",
    };

    private static readonly ImportMailModel Refused = Done with
    {
        Headline = "pg-primary was refused",
        Body = ["The initramfs has no virtio block driver."],
        Link = "https://portal.example.test/reports/rep-2c7m4q",
        Evidence = [new("Found", "5.10.0-33-amd64 without virtio_blk")],
        FixCommands = ["echo virtio_blk | sudo tee -a modules", "sudo update-initramfs -u -k all"],
    };

    [Fact]
    public void The_done_mail_names_the_image_and_opens_it()
    {
        var mail = Render<ImportDoneMail>(p => p.Add(x => x.Model, Done));

        Assert.Equal(Done.Headline, mail.Find("h1").TextContent);
        Assert.Equal(Done.Link, mail.FindAll("a").Single(x => x.TextContent == "Open the image").GetAttribute("href"));
        var text = mail.Find("body").TextContent;
        string[] facts = [Done.ImageId, Done.System!, Done.Disk!, "1 min 9 s, done on 18 Nov 2026, 14:32 (GMT+8)", Done.Recipient];
        Assert.All(facts, fact => Assert.Contains(fact, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_refusal_mail_shows_what_was_found_and_how_to_fix_it()
    {
        var mail = Render<ImportRefusedMail>(p => p.Add(x => x.Model, Refused));

        var text = mail.Find("body").TextContent;
        Assert.Contains("5.10.0-33-amd64 without virtio_blk", text, StringComparison.Ordinal);
        Assert.Contains("sudo update-initramfs -u -k all", text, StringComparison.Ordinal);
        Assert.Contains("Open the check report", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_loads_nothing_and_runs_nothing()
    {
        var mail = Render<ImportRefusedMail>(p => p.Add(x => x.Model, Refused));

        Assert.Empty(mail.FindAll("img, script, link, iframe"));
    }

    [Fact]
    public void A_name_with_markup_stays_text()
    {
        var mail = Render<ImportDoneMail>(p => p.Add(x => x.Model, Done with { Headline = "<img src=x> is ready" }));

        Assert.Empty(mail.FindAll("img"));
        Assert.Equal("<img src=x> is ready", mail.Find("h1").TextContent);
    }

    [Fact]
    public void The_text_of_the_done_mail_says_the_same()
    {
        var text = MailText.ImportDone(Done);

        Assert.StartsWith("web-base-debian12-r2 is ready in Guangzhou\n", text, StringComparison.Ordinal);
        Assert.Contains("Image ID: img-9v5t2n8c", text, StringComparison.Ordinal);
        Assert.Contains(Done.Link, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_the_refusal_mail_holds_link_and_fix()
    {
        var text = MailText.ImportRefused(Refused);

        Assert.Contains("Found: 5.10.0-33-amd64 without virtio_blk", text, StringComparison.Ordinal);
        Assert.Contains("    echo virtio_blk | sudo tee -a modules\n    sudo update-initramfs -u -k all\n", text, StringComparison.Ordinal);
        Assert.Contains(Refused.Link, text, StringComparison.Ordinal);
    }
}
