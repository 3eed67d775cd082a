using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Notifications;

/// <summary>What stays of messages, section <c>Portal:Outbox</c>.</summary>
public sealed record OutboxOptions
{
    /// <summary>Days that a message is kept after it was sent or dropped. Dead letters stay until an operator settles them.</summary>
    [Range(1, 3650)]
    public int KeepSentDays { get; init; } = 30;
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
