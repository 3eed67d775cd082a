namespace ImagePortal.Core.Operations;

internal enum LeaseState
{
    Held,
    CancelRequested,
    Lost,
}
