namespace ImagePortal.Web.Api.Actions;

/// <summary>The request of an action that takes no parameters.</summary>
internal sealed record NoParameters;
