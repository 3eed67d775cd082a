using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>How applications for the import permission are handled, section <c>Portal:Tickets</c>.</summary>
public sealed record TicketOptions
{
    /// <summary>Hours until an applicant should have an answer; the queue counts down to it.</summary>
    [Range(1, 1000)]
    public int AnswerWithinHours { get; init; } = 8;

    [Range(1, 1000)]
    public int ApplicationsPerDay { get; init; } = 5;

    /// <summary>Of one member; operators write as much as they need.</summary>
    [Range(1, 10_000)]
    public int CommentsPerHour { get; init; } = 20;

    /// <summary>Days before its end that an account hears that its permission ends.</summary>
    [Range(1, 365)]
    public int WarnDays { get; init; } = 7;

    /// <summary>Sentences that reviewers can choose as a reason; null for the portal's own.</summary>
    public string[]? Reasons { get; init; }
}

[OptionsValidator]
internal sealed partial class TicketOptionsValidator : IValidateOptions<TicketOptions>;
