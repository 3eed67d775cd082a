namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>Each outcome has a shape of its own, so that colour alone never tells it.</summary>
public enum StateShape
{
    Ok,
    Warning,
    Bad,
    Running,
    Off,
    Cancelled,
}
