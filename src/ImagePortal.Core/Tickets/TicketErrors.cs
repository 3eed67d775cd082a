using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Tickets;

public static class TicketErrors
{
    public static Error BadPurpose { get; } =
        new(ErrorKind.Invalid, "ticket.purpose", $"Say in 1 to {Ticket.MaxPurposeLength} characters what you want to import, and why.");

    public static Error BadVolume { get; } =
        new(ErrorKind.Invalid, "ticket.volume", $"Say in 1 to {Ticket.MaxVolumeLength} characters how many images you expect, and how often.");

    public static Error NoRegion { get; } =
        new(ErrorKind.Invalid, "ticket.regions", "Choose at least one region.");

    public static Error BadComment { get; } =
        new(ErrorKind.Invalid, "ticket.comment", $"A comment has 1 to {Ticket.MaxCommentLength} characters.");

    public static Error NotNeeded { get; } =
        new(ErrorKind.Conflict, "ticket.not-needed", "This account may import in these regions already. There is nothing to apply for.");

    public static Error Own { get; } =
        new(ErrorKind.Forbidden, "ticket.own-account", "This is an application of your own account. Another operator has to decide on it.");

    public static Error OperatorsOnly { get; } =
        new(ErrorKind.Forbidden, "ticket.operators-only", "Only operators of this portal decide on the import permission.");

    public static Error NotFound(TicketId id) =>
        new(ErrorKind.NotFound, "ticket.not-found", $"There is no ticket {id} in this account.");

    public static Error NoAccount(AccountId id) =>
        new(ErrorKind.NotFound, "ticket.no-account", $"There is no account {id}.");

    public static Error AlreadyOpen(TicketId id) =>
        new(ErrorKind.Conflict, "ticket.already-open", $"Ticket {id} of this account is open. Write a comment on it, or withdraw it first.");

    public static Error NotOpen(TicketId id, TicketState state) =>
        new(ErrorKind.Conflict, "ticket.not-open", $"Ticket {id} is {state.ToString().ToLowerInvariant()} already. Nothing was changed.");

    /// <summary>For the operator who came second.</summary>
    public static Error DecidedBy(TicketId id, TicketState state, string who) =>
        new(ErrorKind.Conflict, "ticket.not-open", $"Ticket {id} was {state.ToString().ToLowerInvariant()} by {who} already. Nothing was changed.");

    public static Error TooManyApplications(int limit) =>
        new(ErrorKind.LimitReached, "ticket.too-many", $"An account can apply {limit} times a day. Try again tomorrow, or write a comment on the last ticket.");

    public static Error TooManyComments(int limit) =>
        new(ErrorKind.LimitReached, "ticket.too-many-comments", $"You can write {limit} comments an hour. Wait a little, and put several thoughts into one.");
}
