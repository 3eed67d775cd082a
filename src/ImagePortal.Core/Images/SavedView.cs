using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Images;

/// <summary>What a list of images shows, kept by one person under a name.</summary>
public sealed class SavedView(AccountId account, Guid member, string name, string query)
{
    public const int MaxNameLength = 40;
    public const int MaxQueryLength = 500;
    public const int MaxPerMember = 50;

    public AccountId Account { get; private set; } = account;

    public Guid Member { get; private set; } = member;

    public string Name { get; private set; } = name;

    /// <summary>The part of a list's address after the question mark: it suits every region.</summary>
    public string Query { get; private set; } = query;

    public void Change(string query) => Query = query;
}
