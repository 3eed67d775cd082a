namespace ImagePortal.Web.Components.Imports;

/// <summary>What this tab does for an upload. Unknown: it has no file to send, such as after a reload.</summary>
internal enum UploadPhase
{
    Unknown,
    Sending,
    Paused,
    Broken,
    Done,
}
