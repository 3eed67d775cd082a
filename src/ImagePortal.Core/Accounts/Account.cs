namespace ImagePortal.Core.Accounts;

/// <summary>A tenant: owns images, operations, files and limits; people sign in for it as members.</summary>
public sealed class Account(AccountId id, string appId, string name, DateTimeOffset createdAt)
{
    public AccountId Id { get; private set; } = id;

    /// <summary>The 10-digit number that names its object storage and nothing else (D10).</summary>
    public string AppId { get; private set; } = appId;

    public string Name { get; private set; } = name;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    /// <summary>Holds the import permission (R92).</summary>
    public bool MayImport { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void GrantImport() => (MayImport, Version) = (true, Guid.NewGuid());

    public void RevokeImport() => (MayImport, Version) = (false, Guid.NewGuid());
}
