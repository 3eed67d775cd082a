using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Lets a file behind a URL be read as the source of an image, in parts where its server gives parts.</summary>
internal sealed class UrlDiskSource(
    GuardedFetcher fetcher, FetchPolicy policy, KeptAddresses kept, BroughtFiles brought, IOptionsMonitor<ImportLimits> limits) : IDiskSource
{
    public bool IsFar => true;

    public bool Knows(string reference) => FetchAddress.LooksLikeOne(reference) || KeptAddresses.IsOne(reference);

    public Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, AccountId account, string reference, CancellationToken cancellationToken) =>
        Task.FromResult(Describe(reference));

    public async Task<Result<OpenedSource>> OpenAsync(DiskSourceVisit visit, CancellationToken cancellationToken)
    {
        var address = KeptAddresses.IsOne(visit.Reference) ? kept.Read(visit.Reference) : FetchAddress.Parse(visit.Reference);
        if (!address.Ok)
        {
            return address.Error;
        }

        var file = await RemoteFile.LookAsync(fetcher, address.Value, cancellationToken);
        var most = limits.CurrentValue.MaxFileGiB;
        if (file.Length > (long)most << 30)
        {
            return FetchErrors.TooLarge(file.Length, most);
        }

        if (file.First is not null)
        {
            return new OpenedSource(file.Length, new HttpRangeSource(fetcher, address.Value, file)) { State = file.State };
        }

        return visit.Import is null
            ? new OpenedSource(file.Length, null)
            : await brought.BringAsync(visit.Import, KeptAddresses.FileOf(visit.Reference)!.Value, address.Value, file, cancellationToken);
    }

    /// <summary>Frees what was brought into the staging area, if anything was.</summary>
    public async Task ReleaseAsync(PortalDbContext db, string reference, CancellationToken cancellationToken)
    {
        var id = KeptAddresses.FileOf(reference);
        if (id is not null && await db.Files.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is { } file)
        {
            await RemoveFile.FreeAsync(db, file, cancellationToken);
        }
    }

    private Result<DiskSourceFacts> Describe(string reference)
    {
        var address = FetchAddress.Parse(reference);
        if (!address.Ok)
        {
            return address.Error;
        }

        var judged = policy.Judge(address.Value, from: null);
        return judged.Ok ? new DiskSourceFacts(address.Value.Shown, 0, 0, null) { Kept = kept.Keep(address.Value) } : judged.Error;
    }
}
