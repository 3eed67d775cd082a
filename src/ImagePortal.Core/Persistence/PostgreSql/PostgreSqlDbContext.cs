using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ImagePortal.Core.Persistence.PostgreSql;

/// <summary>The state in a PostgreSql database; its migrations lie beside it.</summary>
internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : PortalDbContext(options)
{
    /// <summary>For <c>dotnet ef</c>, which needs no server.</summary>
    internal sealed class Factory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
    {
        public PostgreSqlDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql("Host=design").Options);
    }
}
