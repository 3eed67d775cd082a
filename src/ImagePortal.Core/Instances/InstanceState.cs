namespace ImagePortal.Core.Instances;

/// <summary>Where an instance is in its life. One that is gone has no row.</summary>
public enum InstanceState
{
    /// <summary>Its disk is being made.</summary>
    Pending,
    Running,

    /// <summary>Asked to shut down.</summary>
    Stopping,
    Stopped,

    /// <summary>Stopped, and about to run again.</summary>
    Starting,

    /// <summary>About to go, with its disk.</summary>
    Terminating,

    /// <summary>It never ran.</summary>
    Failed,
}
