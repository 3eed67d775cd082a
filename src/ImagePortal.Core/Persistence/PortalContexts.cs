using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence.PostgreSql;
using ImagePortal.Core.Persistence.Sqlite;
using ImagePortal.Core.Persistence.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Persistence;

/// <summary>
/// Makes contexts of the configured provider. Each lives for one use case; its inner parts come from a pool, since making them anew would cost a
/// short call as much as its queries.
/// </summary>
public sealed class PortalContexts
{
    private readonly Func<PortalDbContext> _create;
    private readonly Refusals _refusals;

    public PortalContexts(
        IOptions<DatabaseOptions> database, IOptions<PortalOptions> portal, LiveChanges changes, Refusals refusals, IEnumerable<IInterceptor> interceptors,
        ILoggerFactory loggers)
    {
        _refusals = refusals;
        var options = database.Value;
        IInterceptor[] all = [new ChangeAnnouncer(changes), .. interceptors];
        Func<PortalDbContext> Pool<T>(Action<DbContextOptionsBuilder> provider)
            where T : PortalDbContext
        {
            var builder = new DbContextOptionsBuilder<T>();
            provider(builder);
            return new PooledDbContextFactory<T>(builder.UseLoggerFactory(loggers).AddInterceptors(all).Options).CreateDbContext;
        }

        switch (options.Provider)
        {
            case DatabaseProvider.SqlServer:
                _create = Pool<SqlServerDbContext>(x => x.UseSqlServer(Connection(options), o =>
                {
                    o.EnableRetryOnFailure();
                    Batch(options.MaxBatchSize, size => o.MaxBatchSize(size));
                }));
                break;
            case DatabaseProvider.PostgreSql:
                _create = Pool<PostgreSqlDbContext>(x => x.UseNpgsql(Connection(options), o =>
                {
                    o.EnableRetryOnFailure();
                    Batch(options.MaxBatchSize, size => o.MaxBatchSize(size));
                }));
                break;
            default:
                var path = Path.Combine(Directory.CreateDirectory(portal.Value.DataPath).FullName, "portal.db");
                var connection = options.ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
                _create = Pool<SqliteDbContext>(x => x.UseSqlite(connection, o => Batch(options.MaxBatchSize, size => o.MaxBatchSize(size))));
                break;
        }
    }

    internal PortalDbContext Create(AccountId scope) => Create(seesAll: false, scope);

    internal PortalDbContext CreateForAll() => Create(seesAll: true, default);

    private PortalDbContext Create(bool seesAll, AccountId scope)
    {
        var db = _create();
        db.Show(seesAll, scope, _refusals);
        return db;
    }

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
