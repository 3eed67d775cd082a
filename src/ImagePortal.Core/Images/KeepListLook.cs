using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Keeps how the caller wants lists of images to look, on every device.</summary>
public sealed class KeepListLook(PortalDatabase database)
{
    /// <summary>What is no column or no page size is left out.</summary>
    public Task<Result> RunAsync(Caller caller, ListLook look, CancellationToken cancellationToken) => PortalDatabase.RetryAsync(async () =>
    {
        await using var db = database.OpenFor(caller);
        var settings = await db.ListSettings.SingleOrDefaultAsync(x => x.Member == caller.Member, cancellationToken);
        if (settings is null)
        {
            settings = new ListSettings(caller.Member, caller.Account);
            db.ListSettings.Add(settings);
        }

        var hidden = look.Hidden.Where(x => x.Length is > 0 and <= 20 && x.All(char.IsAsciiLetterLower)).Distinct().Take(ListSettings.MaxHiddenLength / 21).ToList();
        settings.Change(look with { Hidden = hidden, PageSize = ListLook.PageSizes.Contains(look.PageSize) ? look.PageSize : ListLook.Standard.PageSize });
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    });
}
