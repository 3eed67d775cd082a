using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Persistence;

/// <summary>Where the state lies, section <c>Portal:Database</c>.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>Needed for SQL Server and PostgreSQL; SQLite takes <c>portal.db</c> under the data path when it is null.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Rows of one statement; null leaves it to the provider.</summary>
    [Range(1, 1000)]
    public int? MaxBatchSize { get; init; }

    /// <summary>Applies migrations at start. Development does; in production <c>--migrate</c> does, once.</summary>
    public bool MigrateAtStart { get; init; }
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

[OptionsValidator]
internal sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
