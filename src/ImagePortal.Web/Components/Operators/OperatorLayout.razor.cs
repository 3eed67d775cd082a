namespace ImagePortal.Web.Components.Operators;

/// <summary>The frame of the operator's pages.</summary>
public sealed partial class OperatorLayout;
