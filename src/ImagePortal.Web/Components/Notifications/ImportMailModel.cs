namespace ImagePortal.Web.Components.Notifications;

/// <summary>What a mail about an import says, already in words.</summary>
public sealed record ImportMailModel
{
    /// <summary>Address of the portal, without a slash at its end.</summary>
    public required string PortalUrl { get; init; }

    public required string ImageName { get; init; }

    public required string ImageId { get; init; }

    public required string RegionName { get; init; }

    /// <summary>The verdict in a sentence, such as <c>web-base-debian12 is ready in Guangzhou</c>.</summary>
    public required string Headline { get; init; }

    /// <summary>The end in two words, above the headline of a mail about a refused or failed import.</summary>
    public string Kicker { get; init; } = "Import refused";

    /// <summary>What it means, a paragraph an item; the first one is the preview in a mailbox.</summary>
    public required IReadOnlyList<string> Body { get; init; }

    /// <summary>Full address of the image or of the check report.</summary>
    public required string Link { get; init; }

    /// <summary>The end, with the zone: <c>18 Nov 2026, 14:32 (GMT+8)</c>.</summary>
    public required string DoneAt { get; init; }

    /// <summary>Mail address it goes to.</summary>
    public required string Recipient { get; init; }

    /// <summary>Such as <c>Debian 12.9, x86_64</c>.</summary>
    public string? System { get; init; }

    /// <summary>Such as <c>20 GiB, 2.5 GiB in use</c>.</summary>
    public string? Disk { get; init; }

    /// <summary>Such as <c>1 min 9 s</c>.</summary>
    public string? Took { get; init; }

    /// <summary>What was found, and anything else worth a row.</summary>
    public IReadOnlyList<MailFact> Evidence { get; init; } = [];

    /// <summary>Commands that mend the disk, a line an item.</summary>
    public IReadOnlyList<string> FixCommands { get; init; } = [];

    /// <summary>The rows of a mail about a finished import.</summary>
    public IReadOnlyList<MailFact> DoneFacts =>
    [
        new("Image ID", ImageId, IsCode: true),
        .. Row("System", System),
        .. Row("Disk", Disk),
        new("Took", Took is null ? $"done on {DoneAt}" : $"{Took}, done on {DoneAt}"),
        .. Evidence,
    ];

    /// <summary>The rows of a mail about a refused import.</summary>
    public IReadOnlyList<MailFact> RefusedFacts => [.. Evidence, .. Row("Disk", Disk), new("When", DoneAt)];

    private static MailFact[] Row(string name, string? value) => value is null ? [] : [new(name, value)];
}
