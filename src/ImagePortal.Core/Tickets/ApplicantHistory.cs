using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Tickets;

/// <summary>What a reviewer should know of an applicant.</summary>
/// <param name="Mail">Of the member who applied; null where that one is gone.</param>
/// <param name="Places">How full each region is that the account uses or asks for (R13).</param>
/// <param name="Imports">Ended, in all regions.</param>
/// <param name="RefusedImports">Of those: refused by a rule, or failed for a reason of the account's own.</param>
/// <param name="Earlier">Applications before this one, newest first.</param>
public sealed record ApplicantHistory(
    AccountId Account,
    string Name,
    string? Mail,
    DateTimeOffset Since,
    ImportPermission Permission,
    int Images,
    IReadOnlyList<PlaceUse> Places,
    int Imports,
    int RefusedImports,
    DateTimeOffset? LastImportAt,
    int SharesReceived,
    IReadOnlyList<TicketView> Earlier);
