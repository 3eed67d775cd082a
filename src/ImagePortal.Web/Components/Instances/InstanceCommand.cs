namespace ImagePortal.Web.Components.Instances;

/// <summary>What a person can ask for an instance, the same in the list and on its page.</summary>
public enum InstanceCommand
{
    Stop,

    /// <summary>Without asking the system.</summary>
    Cut,
    Start,
    CreateImage,
    Reinstall,
    Terminate,
}
