using ImagePortal.Core.Persistence;
using ImagePortal.Core.Persistence.PostgreSql;
using ImagePortal.Core.Persistence.Sqlite;
using ImagePortal.Core.Persistence.SqlServer;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Persistence;

/// <summary>Three databases, one model (design §4).</summary>
public sealed class MigrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Empty_database_is_brought_to_the_newest_model_and_stays_there(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("imageportal-").FullName;
        var connection = TestDatabases.CreateEmpty(provider, folder);
        await using var services = TestPortal.Build(provider, connection, folder, change: null, settings: null);
        var migrator = services.GetRequiredService<DatabaseMigrator>();

        var before = await migrator.IsReadyAsync(Cancellation);
        await migrator.RunAsync(Cancellation);
        await migrator.RunAsync(Cancellation);
        var after = await migrator.IsReadyAsync(Cancellation);

        Assert.Equal((false, true), (before, after));
        await TestDatabases.DropAsync(provider, connection);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.SqlServer)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public void Model_has_no_change_that_a_migration_lacks(DatabaseProvider provider)
    {
        using var db = Design(provider);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void Script_for_SqlServer_parses_also_inside_its_strings()
    {
        using var db = Design(DatabaseProvider.SqlServer);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var parsed = SqlServerScript.Parse(script);

        Assert.Empty(parsed.Errors);
        Assert.True(parsed.Statements > 20, $"only {parsed.Statements} statements");
        Assert.Contains("CREATE TABLE [operations]", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE [x] ([a] int NOT NULL")]
    [InlineData("IF 1 = 1 EXEC(N'CREATE UNIQUE INDEX [i] ON [x] WHERE');")]
    public void Broken_script_is_reported_also_inside_its_strings(string script) => Assert.NotEmpty(SqlServerScript.Parse(script).Errors);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.SqlServer)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public void Every_row_that_changes_carries_a_version_token(DatabaseProvider provider)
    {
        using var db = Design(provider);

        // Appended, changed by one statement or one person only, or with a row that carries one (a tag with its image).
        string[] free = ["AuditEntry", "AuditSeal", "ImageTag", "SavedView", "ListSettings", "OperationLogEntry", "Share", "ShareBlock", "StoreOwner", "TicketEvent", "Notification", "IdentityUserClaim", "IdentityUserLogin", "IdentityUserToken"];
        var without = db.Model.GetEntityTypes().Where(x => !x.GetProperties().Any(p => p.IsConcurrencyToken)).Select(x => x.ShortName());

        Assert.Empty(without.Except(free));
    }

    private static PortalDbContext Design(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.SqlServer => new SqlServerDbContext.Factory().CreateDbContext([]),
        DatabaseProvider.PostgreSql => new PostgreSqlDbContext.Factory().CreateDbContext([]),
        _ => new SqliteDbContext.Factory().CreateDbContext([]),
    };
}
