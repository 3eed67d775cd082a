namespace ImagePortal.Web.Components.Audit;

/// <summary>The audit of one account, for its root.</summary>
public sealed partial class AccountAuditPage;
