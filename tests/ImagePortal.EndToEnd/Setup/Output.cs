namespace ImagePortal.EndToEnd.Setup;

/// <summary>Pictures of a run lie beside the test program.</summary>
internal static class Output
{
    internal static string PathOf(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName, name);
}
