using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Tickets;

/// <summary>A ticket beside what is known of its applicant.</summary>
/// <param name="DecidedBy">Name of the operator; null while open.</param>
/// <param name="MayDecide">Open, and not an application of the reviewer's own account.</param>
/// <param name="Reasons">Sentences to choose from.</param>
public sealed record TicketReview(
    TicketDetail Detail, ApplicantHistory Applicant, string? DecidedBy, bool MayDecide, ImportScope Proposed, IReadOnlyList<string> Reasons);
