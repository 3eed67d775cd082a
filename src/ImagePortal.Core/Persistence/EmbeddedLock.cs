using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Persistence;

/// <summary>
/// With the embedded database, the data folder belongs to one process: two would fight over SQLite and each other's uploads. Held until the
/// process ends, however it ends.
/// </summary>
public sealed class EmbeddedLock(IOptions<DatabaseOptions> database, IOptions<PortalOptions> portal) : IDisposable
{
    private FileStream? _file;

    public bool IsHeld => _file is not null;

    /// <exception cref="InvalidOperationException">Another portal uses the folder.</exception>
    public void Take()
    {
        if (database.Value.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        var path = Path.Combine(Directory.CreateDirectory(portal.Value.DataPath).FullName, "portal.lock");
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new InvalidOperationException(
                $"Another portal already uses {path}. Stop it, give this one its own Portal:DataPath, or use SQL Server or PostgreSQL for several nodes.", held);
        }
    }

    public void Dispose() => _file?.Dispose();
}
