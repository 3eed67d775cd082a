using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Files;

/// <summary>A file that an account puts into the staging area piece by piece.</summary>
public sealed class UploadedFile(FileId id, AccountId account, Guid member, string name, long size, DateTimeOffset createdAt)
{
    public const int MaxNameLength = 200;

    /// <summary>An upload that rests this long is removed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public FileId Id { get; private set; } = id;

    public AccountId Account { get; private set; } = account;

    public Guid Member { get; private set; } = member;

    public string Name { get; private set; } = name;

    /// <summary>Bytes announced.</summary>
    public long Size { get; private set; } = size;

    /// <summary>Bytes that are safely on disk.</summary>
    public long Offset { get; private set; }

    public FileState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public DateTimeOffset ExpiresAt { get; private set; } = createdAt + Lifetime;

    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Bytes up to <paramref name="offset"/> are on disk; the last of them completes the file.</summary>
    public void Advance(long offset, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, Offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Size);
        (Offset, ExpiresAt, Version) = (offset, now + Lifetime, Guid.NewGuid());
        State = offset == Size ? FileState.Complete : FileState.Uploading;
    }

    public void Remove() => (State, Version) = (FileState.Removed, Guid.NewGuid());
}
