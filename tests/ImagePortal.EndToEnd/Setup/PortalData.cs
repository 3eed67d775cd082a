using Microsoft.Data.Sqlite;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>What a portal keeps, read past it: its database and its folders. Works while it runs and after it was killed.</summary>
public sealed class PortalData(string folder)
{
    public string Folder { get; } = folder;

    public OperationRow Operation(string id) =>
        Assert.Single(Operations("Id = $key", id));

    public IReadOnlyList<OperationRow> OperationsIn(string region) => Operations("Region = $key", region);

    public IReadOnlyList<ImageRow> CustomImagesIn(string region) => Read(
        "SELECT Id, Name, State, Digest FROM images WHERE Kind = 'Custom' AND Region = $key",
        region,
        x => new ImageRow(x.GetString(0), x.GetString(1), x.GetString(2), x.IsDBNull(3) ? null : x.GetString(3)));

    /// <summary>The state of each mail about an image.</summary>
    public IReadOnlyList<string> OutboxStates(string image) => Read(
        "SELECT outbox.State FROM outbox JOIN notifications ON notifications.Id = outbox.Notification WHERE notifications.Link LIKE '%/' || $key",
        image,
        x => x.GetString(0));

    /// <summary>Bytes that uploads of an account have reserved.</summary>
    public long Reserved(string account) =>
        Read("SELECT Reserved FROM staging_usage WHERE Account = $key", account, x => x.GetInt64(0)).SingleOrDefault();

    public IReadOnlyList<string> Chunks(string region) => FilesBelow(Path.Combine("stores", region, "chunks"));

    public IReadOnlyList<string> StagedFiles() => FilesBelow("staging");

    public long Count(string sql) => Read(sql, "", x => x.GetInt64(0)).Single();

    /// <summary>Changes rows past the portal; <c>$key</c> is the parameter.</summary>
    public async Task ChangeAsync(string sql, string key)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "portal.db")};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private string[] FilesBelow(string path)
    {
        var full = Path.Combine(Folder, path);
        return Directory.Exists(full) ? [.. Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Order()] : [];
    }

    private List<OperationRow> Operations(string where, string key) => Read(
        $"SELECT Id, State, Stage, Attempt, Subject, BytesDone FROM operations WHERE {where}",
        key,
        x => new OperationRow(x.GetString(0), x.GetString(1), x.GetString(2), x.GetInt32(3), x.GetString(4), x.GetInt64(5)));

    private List<T> Read<T>(string sql, string key, Func<SqliteDataReader, T> row)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "portal.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}

public sealed record OperationRow(string Id, string State, string Stage, int Attempt, string ImageId, long BytesDone);

public sealed record ImageRow(string Id, string Name, string State, string? Digest);
