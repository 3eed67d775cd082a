using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Sharing as programs repeat it: whole calls, and what is so already is done.</summary>
internal sealed class ImageShares(ShareImage shareImage, UnshareImage unshareImage, ListShares listShares)
{
    internal const int MaxAccounts = 200;

    internal async Task<Result> ShareAsync(Caller caller, ImageId id, IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        if (accounts.Count == 0)
        {
            return Result.Done;
        }

        // One entry an account: the page's field would take a pasted list apart.
        if (accounts.FirstOrDefault(x => !AccountId.TryParse(x, out _)) is { } malformed)
        {
            return ShareErrors.Malformed(malformed.Length > 40 ? malformed[..40] : malformed);
        }

        var shared = await shareImage.RunAsync(caller, new ShareRequest(id, accounts, "", null) { AllOrNone = true }, cancellationToken);
        return shared.Ok
            ? new Result(shared.Value.Select(x => x.Refusal).FirstOrDefault(x => x is not null && x.Code != ShareErrors.AlreadyCode))
            : shared.Error;
    }

    internal async Task<Result> CancelAsync(Caller caller, ImageId id, IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        var current = await listShares.RunAsync(caller, id, cancellationToken);
        if (!current.Ok)
        {
            return current.Error;
        }

        var ending = current.Value.Items.Select(x => x.Recipient).Where(x => accounts.Contains(x.Value)).ToList();
        if (ending.Count == 0)
        {
            return Result.Done;
        }

        var ended = await unshareImage.RunAsync(caller, id, ending, cancellationToken);
        return new Result(ended.Error);
    }
}
