namespace ImagePortal.Web.Components.Operations;

/// <summary>Which operations the drawer shows.</summary>
public enum OperationFilter
{
    All,
    Running,
    Failed,
}
