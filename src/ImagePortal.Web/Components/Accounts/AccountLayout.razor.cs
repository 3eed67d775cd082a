namespace ImagePortal.Web.Components.Accounts;

/// <summary>The frame of the pages about one's own account.</summary>
public sealed partial class AccountLayout;
