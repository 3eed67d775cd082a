using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Instances;

/// <summary>One instance of the caller's.</summary>
public sealed class GetInstance(PortalDatabase database, InstanceHosting hosting)
{
    public async Task<Result<InstanceView>> RunAsync(Caller caller, InstanceId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await InstanceReader.ReadAsync(db, db.Instances.Where(x => x.Id == id && x.Account == caller.Account), hosting.GoneSince, cancellationToken);
        return found is [var instance] ? instance : db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
    }
}
