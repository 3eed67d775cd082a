namespace ImagePortal.Core.Accounts;

/// <summary>Who asks. Every use case that reads or changes an account's things takes one, and sees that account only.</summary>
public sealed record Caller(AccountId Account, Guid Member, string Email, bool IsOperator)
{
    /// <summary>Where the request comes from, for the audit: an address, or an API key and its address.</summary>
    public string? From { get; init; }
}
