using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Files;

/// <summary>Bytes an account has reserved in the staging area; one row an account, so that racing uploads meet in it.</summary>
public sealed class StagingUsage(AccountId account)
{
    public AccountId Account { get; private set; } = account;

    public long Reserved { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public Result Reserve(long bytes, long limit)
    {
        if (bytes > limit - Reserved)
        {
            return FileErrors.StagingFull(Reserved, limit);
        }

        (Reserved, Version) = (Reserved + bytes, Guid.NewGuid());
        return Result.Done;
    }

    public void Free(long bytes) => (Reserved, Version) = (Math.Max(0, Reserved - bytes), Guid.NewGuid());
}
