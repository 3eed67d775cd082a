namespace ImagePortal.Web.Components.Notifications;

/// <summary>What a mail says, already in words.</summary>
public sealed record MailModel
{
    /// <summary>The end in two words, above the headline.</summary>
    public required string Kicker { get; init; }

    /// <summary>Null when it is neither good nor bad news.</summary>
    public bool? IsGood { get; init; }

    /// <summary>The verdict in a sentence, such as <c>web-base-debian12 is ready in Guangzhou</c>; the mail's subject too.</summary>
    public required string Headline { get; init; }

    /// <summary>What it means, a paragraph an item; the first one is the preview in a mailbox.</summary>
    public required IReadOnlyList<string> Body { get; init; }

    public required IReadOnlyList<MailFact> Facts { get; init; }

    /// <summary>Commands that mend the disk, a line an item.</summary>
    public IReadOnlyList<string> FixCommands { get; init; } = [];

    /// <summary>Full address in the portal. A mail holds no other.</summary>
    public required string Link { get; init; }

    /// <summary>What the button opens.</summary>
    public required string LinkText { get; init; }

    /// <summary>Mail address it goes to.</summary>
    public required string Recipient { get; init; }

    /// <summary>Why it goes there, as in <c>because you started this import</c>.</summary>
    public required string Because { get; init; }
}
