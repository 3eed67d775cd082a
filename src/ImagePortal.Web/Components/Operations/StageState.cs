namespace ImagePortal.Web.Components.Operations;

/// <summary>Where one stage of an operation is.</summary>
public enum StageState
{
    Waiting,
    Running,
    Done,
}
