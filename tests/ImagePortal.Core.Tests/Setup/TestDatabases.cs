using ImagePortal.Core.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Makes a database for each test: a copy of one that was migrated and seeded once, where the provider can copy.</summary>
internal static class TestDatabases
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly HashSet<DatabaseProvider> Templates = [];

    private static int _made;

    /// <summary>Why a provider cannot be tested here; null when it can.</summary>
    internal static string? MissingFor(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite || ServerOf(provider) is not null
            ? null
            : $"{VariableOf(provider)} holds no connection string, so nothing is tested on {provider}";

    /// <summary>A database of its own, with the newest model and the seed accounts.</summary>
    internal static async Task<string> CreateAsync(DatabaseProvider provider, string folder)
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            var fresh = CreateEmpty(provider, folder);
            await TestPortal.SeedAsync(provider, fresh, folder);
            return fresh;
        }

        await MakeTemplateAsync(provider);

        // What the template's lines in the audit were signed with.
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        File.Copy(Path.Combine(TemplateFolder, "keys", "audit.key"), Path.Combine(folder, "keys", "audit.key"));
        if (provider == DatabaseProvider.Sqlite)
        {
            File.Copy(FileOf(TemplateFolder), FileOf(folder));
            return ConnectionTo(provider, folder, "");
        }

        var name = NextName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {TemplateName}");
        return ConnectionTo(provider, folder, name);
    }

    /// <summary>A name that no database has yet; migrations create it.</summary>
    internal static string CreateEmpty(DatabaseProvider provider, string folder) => ConnectionTo(provider, folder, NextName());

    internal static async Task DropAsync(DatabaseProvider provider, string connection)
    {
        switch (provider)
        {
            case DatabaseProvider.PostgreSql:
                NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
                await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
                break;
            case DatabaseProvider.Sqlite:
                SqliteConnection.ClearPool(new SqliteConnection(connection));
                break;
            default:
                break;
        }
    }

    private static string TemplateFolder => Path.Combine(Path.GetTempPath(), $"imageportal-template-{Run}");

    private static string TemplateName => $"portal_{Run}_template";

    private static string NextName() => $"portal_{Run}_{Interlocked.Increment(ref _made)}";

    private static string FileOf(string folder) => Path.Combine(folder, "portal.db");

    private static string VariableOf(DatabaseProvider provider) =>
        provider == DatabaseProvider.PostgreSql ? "IMAGEPORTAL_TEST_POSTGRES" : "IMAGEPORTAL_TEST_SQLSERVER";

    private static string? ServerOf(DatabaseProvider provider) => Environment.GetEnvironmentVariable(VariableOf(provider)) is { Length: > 0 } server ? server : null;

    private static string ConnectionTo(DatabaseProvider provider, string folder, string name) => provider switch
    {
        DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(ServerOf(provider)) { Database = name, MaxPoolSize = 30 }.ToString(),
        DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(ServerOf(provider)) { InitialCatalog = name }.ToString(),
        _ => new SqliteConnectionStringBuilder { DataSource = FileOf(folder), DefaultTimeout = 30 }.ToString(),
    };

    private static async Task MakeTemplateAsync(DatabaseProvider provider)
    {
        await Gate.WaitAsync();
        try
        {
            if (!Templates.Contains(provider))
            {
                var folder = Directory.CreateDirectory(TemplateFolder).FullName;
                var connection = ConnectionTo(provider, folder, TemplateName);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveAsync(provider, connection).GetAwaiter().GetResult();
                await TestPortal.SeedAsync(provider, connection, folder);

                // Closes the last connection, so that the file is whole and the server may copy the database.
                SqliteConnection.ClearAllPools();
                NpgsqlConnection.ClearAllPools();
                Templates.Add(provider);
            }
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task RemoveAsync(DatabaseProvider provider, string connection)
    {
        await DropAsync(provider, connection);
        if (provider == DatabaseProvider.Sqlite)
        {
            Directory.Delete(TemplateFolder, recursive: true);
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ServerOf(DatabaseProvider.PostgreSql));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
