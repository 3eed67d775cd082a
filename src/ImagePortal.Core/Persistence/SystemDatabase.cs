namespace ImagePortal.Core.Persistence;

/// <summary>The door for the portal's own work, which belongs to no caller: runners, sweeps, deliveries, sign-in. It sees every account.</summary>
public sealed class SystemDatabase(PortalContexts contexts)
{
    public PortalDbContext Open() => contexts.CreateForAll();
}
