using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ImagePortal.Core.Persistence.SqlServer;

/// <summary>The state in a SqlServer database; its migrations lie beside it.</summary>
internal sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : PortalDbContext(options)
{
    /// <summary>For <c>dotnet ef</c>, which needs no server.</summary>
    internal sealed class Factory : IDesignTimeDbContextFactory<SqlServerDbContext>
    {
        public SqlServerDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer("Server=design").Options);
    }
}
