namespace ImagePortal.Web.Components.Operators;

/// <summary>Where an operator begins.</summary>
public sealed partial class OverviewPage;
