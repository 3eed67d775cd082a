namespace ImagePortal.Core.Accounts.Keys;

/// <summary>Lets a program act for a member. The secret is kept encrypted and shown once, when the key is made.</summary>
public sealed class ApiKey(SecretId id, AccountId account, Guid member, string name, string protectedSecret, DateTimeOffset createdAt)
{
    public const int MaxNameLength = 60;
    public const int MaxFromLength = 100;

    public SecretId Id { get; private set; } = id;

    public AccountId Account { get; private set; } = account;

    /// <summary>For whom it acts; with the member goes the key.</summary>
    public Guid Member { get; private set; } = member;

    /// <summary>What its owner calls it, such as <c>build farm</c>.</summary>
    public string Name { get; private set; } = name;

    public string ProtectedSecret { get; private set; } = protectedSecret;

    public bool Enabled { get; private set; } = true;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    /// <summary>Null while it was never used; up to a minute behind.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>The address it was last used from, and the client's name where it gave one.</summary>
    public string? LastUsedFrom { get; private set; }

    /// <summary>Changes with the secret and the state, not with use: what a node remembers of the key is good while it stays.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public static Result CheckName(string name) =>
        name.Trim() is { Length: > 0 and <= MaxNameLength } trimmed && !trimmed.Any(char.IsControl) ? Result.Done : ApiKeyErrors.BadName;

    /// <summary>The member may sign in no more, or again, or is another than before: nodes look anew.</summary>
    public void MemberChanged() => Version = Guid.NewGuid();

    public void Switch(bool enabled)
    {
        if (Enabled != enabled)
        {
            (Enabled, Version) = (enabled, Guid.NewGuid());
        }
    }
}
