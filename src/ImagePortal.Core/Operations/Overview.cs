namespace ImagePortal.Core.Operations;

/// <summary>What an operator looks at first.</summary>
/// <param name="FailedToday">Operations that failed within 24 hours by a fault of the portal, not by a refusal.</param>
/// <param name="DeadLetters">Messages that were given up.</param>
public sealed record Overview(
    int Queued, int Running, int FailedToday, int DeadLetters, int WaitingMessages, int OpenTickets, int Accounts, IReadOnlyList<RegionNumbers> Regions);
