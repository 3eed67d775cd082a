using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Tickets;

/// <summary>An account's import permission as operators see it.</summary>
/// <param name="ChangedBy">Name of the operator who gave or took it; null for the portal's own set-up.</param>
public sealed record ImportGrant(AccountId Account, string AccountName, ImportPermission Permission, string? ChangedBy, TicketId? Open);
