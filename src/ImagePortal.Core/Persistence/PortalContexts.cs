using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence.PostgreSql;
using ImagePortal.Core.Persistence.Sqlite;
using ImagePortal.Core.Persistence.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Persistence;

/// <summary>Makes contexts of the configured provider. Each lives for one use case.</summary>
public sealed class PortalContexts
{
    private readonly Func<bool, AccountId, PortalDbContext> _create;

    public PortalContexts(
        IOptions<DatabaseOptions> database, IOptions<PortalOptions> portal, LiveChanges changes, Refusals refusals, IEnumerable<IInterceptor> interceptors,
        ILoggerFactory loggers)
    {
        var options = database.Value;
        IInterceptor[] all = [new ChangeAnnouncer(changes), .. interceptors];
        DbContextOptions<T> Build<T>(Action<DbContextOptionsBuilder> provider)
            where T : DbContext
        {
            var builder = new DbContextOptionsBuilder<T>();
            provider(builder);
            return builder.UseLoggerFactory(loggers).AddInterceptors(all).Options;
        }

        switch (options.Provider)
        {
            case DatabaseProvider.SqlServer:
                var sqlServer = Build<SqlServerDbContext>(x => x.UseSqlServer(Connection(options), o =>
                {
                    o.EnableRetryOnFailure();
                    Batch(options.MaxBatchSize, size => o.MaxBatchSize(size));
                }));
                _create = (seesAll, scope) => new SqlServerDbContext(sqlServer) { SeesAll = seesAll, Scope = scope, Refusals = refusals };
                break;
            case DatabaseProvider.PostgreSql:
                var postgreSql = Build<PostgreSqlDbContext>(x => x.UseNpgsql(Connection(options), o =>
                {
                    o.EnableRetryOnFailure();
                    Batch(options.MaxBatchSize, size => o.MaxBatchSize(size));
                }));
                _create = (seesAll, scope) => new PostgreSqlDbContext(postgreSql) { SeesAll = seesAll, Scope = scope, Refusals = refusals };
                break;
            default:
                var path = Path.Combine(Directory.CreateDirectory(portal.Value.DataPath).FullName, "portal.db");
                var connection = options.ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
                var sqlite = Build<SqliteDbContext>(x => x.UseSqlite(connection, o => Batch(options.MaxBatchSize, size => o.MaxBatchSize(size))));
                _create = (seesAll, scope) => new SqliteDbContext(sqlite) { SeesAll = seesAll, Scope = scope, Refusals = refusals };
                break;
        }
    }

    internal PortalDbContext Create(AccountId scope) => _create(false, scope);

    internal PortalDbContext CreateForAll() => _create(true, default);

    private static string Connection(DatabaseOptions options) => options.ConnectionString
        ?? throw new OptionsValidationException("Portal:Database", typeof(DatabaseOptions), [$"Portal:Database:ConnectionString is needed for {options.Provider}."]);

    private static void Batch(int? size, Action<int> set)
    {
        if (size is { } rows)
        {
            set(rows);
        }
    }
}
