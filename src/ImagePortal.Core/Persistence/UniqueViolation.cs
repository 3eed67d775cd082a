using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImagePortal.Core.Persistence;

/// <summary>Tells a duplicate key from other faults on all three databases.</summary>
internal static class UniqueViolation
{
    internal static bool Is(DbUpdateException fault) => fault.InnerException switch
    {
        SqliteException { SqliteErrorCode: 19 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        SqlException { Number: 2601 or 2627 } => true,
        _ => false,
    };
}
