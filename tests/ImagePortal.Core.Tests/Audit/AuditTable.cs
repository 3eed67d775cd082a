using System.Data.Common;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Audit;

/// <summary>The tables of the audit, as somebody sees and changes them who has the database but not the portal.</summary>
internal static class AuditTable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every column of both tables.</summary>
    internal static async Task<IReadOnlyList<(string Table, string Key, string Column)>> ColumnsAsync(TestPortal portal)
    {
        await using var db = portal.OpenDatabase();
        return
        [
            .. from type in new[] { typeof(AuditEntry), typeof(AuditSeal) }
               let entity = db.Model.FindEntityType(type)!
               from property in entity.GetProperties()
               select (entity.GetTableName()!, entity.FindPrimaryKey()!.Properties[0].GetColumnName(), property.GetColumnName()),
        ];
    }

    /// <summary>Changes one byte of one column of one row, and gives back the statement's undoing.</summary>
    internal static async Task<Func<Task>> FlipAsync(TestPortal portal, string table, string key, long row, string column)
    {
        var before = await ReadAsync(portal, table, key, row, column);
        object after = before switch
        {
            long number => number ^ 1,
            byte[] bytes => (byte[])[.. bytes[..^1], (byte)(bytes[^1] ^ 1)],
            string { Length: > 0 } text => text[..^1] + (char)(text[^1] ^ 1),
            Guid id => new Guid([.. id.ToByteArray()[..15], (byte)(id.ToByteArray()[15] ^ 1)]),
            DateTime moment => moment.AddTicks(10),
            _ => "x",
        };
        await WriteAsync(portal, table, key, row, column, after);
        return column == key
            ? () => WriteAsync(portal, table, key, (long)after, column, before)
            : () => WriteAsync(portal, table, key, row, column, before);
    }

    internal static async Task<object> ReadAsync(TestPortal portal, string table, string key, long row, string column)
    {
        await using var db = portal.OpenDatabase();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Quote(db, column)} FROM {table} WHERE {Quote(db, key)} = {row}";
        return await command.ExecuteScalarAsync(Cancellation) ?? DBNull.Value;
    }

    internal static async Task WriteAsync(TestPortal portal, string table, string key, long row, string column, object value)
    {
        await using var db = portal.OpenDatabase();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {table} SET {Quote(db, column)} = @value WHERE {Quote(db, key)} = {row}";
        Add(command, value);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    internal static async Task RunAsync(TestPortal portal, string sql)
    {
        await using var db = portal.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    private static void Add(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@value", value);
        command.Parameters.Add(parameter);
    }

    private static string Quote(PortalDbContext db, string name) => db.Database.IsSqlServer() ? $"[{name}]" : $"\"{name}\"";
}
