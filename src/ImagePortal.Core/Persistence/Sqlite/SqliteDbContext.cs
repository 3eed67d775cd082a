using ImagePortal.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImagePortal.Core.Persistence.Sqlite;

/// <summary>The state in a Sqlite database; its migrations lie beside it.</summary>
internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // A file takes any bytes: what was tampered with must still be read, so that it can be named.
        builder.Entity<AuditEntry>().Property(x => x.At).HasConversion<ExactMoment>();
        builder.Entity<AuditEntry>().Property(x => x.Member).HasConversion<ExactGuid>();
        builder.Entity<AuditSeal>().Property(x => x.SealedAt).HasConversion<ExactMoment>();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no type for moments: kept as UTC ticks, which it can compare and sort.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetToBinaryConverter>();
    }

    /// <summary>For <c>dotnet ef</c>, which needs no server.</summary>
    internal sealed class Factory : IDesignTimeDbContextFactory<SqliteDbContext>
    {
        public SqliteDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design.db").Options);
    }
}
