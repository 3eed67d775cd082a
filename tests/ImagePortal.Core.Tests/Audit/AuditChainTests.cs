using System.Globalization;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Audit;

/// <summary>What was written down stays as it was written, or the check says so (issue: flipping one byte is found).</summary>
public sealed class AuditChainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Entries_are_sealed_in_order_and_the_record_is_intact(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await WriteAsync(portal, 7);

        var before = await VerifyAsync(portal);
        await portal.SweepAsync();
        var after = await VerifyAsync(portal);
        await portal.SweepAsync();

        var seals = await portal.ReadAsync(db => db.AuditSeals.OrderBy(x => x.Sequence).ToListAsync());
        var entries = await portal.ReadAsync(db => db.Audit.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync());
        Assert.Equal((0, entries.Count, null), (before.Sealed, before.Waiting, before.Finding));
        Assert.Equal((entries.Count, 0, null), (after.Sealed, after.Waiting, after.Finding));
        Assert.Equal(entries, seals.Select(x => x.Entry));
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(x => (long)x), seals.Select(x => x.Sequence));
    }

    [Theory]
    [EveryDatabase]
    public async Task One_byte_changed_in_any_column_is_found_and_named(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await WriteAsync(portal, 5);
        await portal.SweepAsync();
        var row = await portal.ReadAsync(db => db.Audit.OrderByDescending(x => x.Id).Skip(2).Select(x => x.Id).FirstAsync());
        var link = await portal.ReadAsync(db => db.AuditSeals.Where(x => x.Entry == row).Select(x => x.Sequence).SingleAsync());
        var columns = await AuditTable.ColumnsAsync(portal);

        foreach (var (table, key, column) in columns)
        {
            // The next numbers are taken: an id is moved out of the way instead.
            var undo = column is "Id" or "Sequence" or "Entry"
                ? await MoveAsync(portal, table, key, table == "audit" ? row : link, column)
                : await AuditTable.FlipAsync(portal, table, key, table == "audit" ? row : link, column);

            var verdict = await VerifyAsync(portal);

            Assert.True(!verdict.IsIntact, $"a change of {table}.{column} was not seen");
            Assert.True(verdict.Entry is not null, $"a change of {table}.{column} is not named: {verdict.Finding}");
            await undo();
            Assert.Null((await VerifyAsync(portal)).Finding);
        }

        Assert.True(columns.Count >= 14, $"only {columns.Count} columns");
    }

    [Theory]
    [EveryDatabase]
    public async Task Entry_that_waits_to_be_sealed_is_protected_too(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await WriteAsync(portal, 2);
        var row = await portal.ReadAsync(db => db.Audit.MaxAsync(x => x.Id));

        foreach (var (table, key, column) in (await AuditTable.ColumnsAsync(portal)).Where(x => x is { Table: "audit", Column: not "Id" }))
        {
            var undo = await AuditTable.FlipAsync(portal, table, key, row, column);

            Assert.Equal(row, (await VerifyAsync(portal)).Entry);
            await undo();
        }

        Assert.Null((await VerifyAsync(portal)).Finding);
    }

    [Theory]
    [EveryDatabase]
    public async Task Entry_that_was_changed_before_it_was_sealed_stays_found(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await WriteAsync(portal, 3);
        var row = await portal.ReadAsync(db => db.Audit.MaxAsync(x => x.Id)) - 1;
        await AuditTable.RunAsync(portal, $"UPDATE audit SET \"Subject\" = 'other' WHERE \"Id\" = {row}");

        await portal.SweepAsync();

        Assert.Equal(row, (await VerifyAsync(portal)).Entry);
    }

    [Theory]
    [EveryDatabase]
    public async Task Removed_entry_is_found_with_or_without_its_link(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await WriteAsync(portal, 5);
        await portal.SweepAsync();
        var row = await portal.ReadAsync(db => db.Audit.MaxAsync(x => x.Id)) - 2;

        await AuditTable.RunAsync(portal, $"DELETE FROM audit WHERE \"Id\" = {row}");
        var withLink = await VerifyAsync(portal);
        await AuditTable.RunAsync(portal, $"DELETE FROM audit_seals WHERE \"Entry\" = {row}");
        var without = await VerifyAsync(portal);

        Assert.Equal(row, withLink.Entry);
        Assert.Contains("was removed", withLink.Finding, StringComparison.Ordinal);
        Assert.Contains("is missing", without.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Entry_put_in_is_found_among_sealed_ones_and_at_the_end(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await WriteAsync(portal, 5);
        await portal.SweepAsync();
        portal.Time.Advance(SealAudit.LateAtMost * 2);
        await WriteAsync(portal, 1);
        await portal.SweepAsync();
        const string Columns = "\"At\", \"Account\", \"Member\", \"From\", \"Action\", \"Subject\", \"Before\", \"Detail\", \"Mac\"";
        var last = await portal.ReadAsync(db => db.Audit.MaxAsync(x => x.Id));

        // A true copy of a true entry: its signature is right, only its place is not.
        await AuditTable.RunAsync(portal, $"INSERT INTO audit (\"Id\", {Columns}) SELECT -5, {Columns} FROM audit WHERE \"Id\" = {last}");
        await AuditTable.RunAsync(portal, "UPDATE audit SET \"Id\" = 0 WHERE \"Id\" = -5");
        var among = await VerifyAsync(portal);
        await AuditTable.RunAsync(portal, "DELETE FROM audit WHERE \"Id\" = 0");
        await AuditTable.RunAsync(
            portal, $"INSERT INTO audit (\"Id\", {Columns}) SELECT {last + 1}, \"At\", \"Account\", \"Member\", \"From\", 'made.up', \"Subject\", \"Before\", \"Detail\", \"Mac\" FROM audit WHERE \"Id\" = {last}");
        var atEnd = await VerifyAsync(portal);
        await portal.SweepAsync();
        var inChain = await VerifyAsync(portal);

        Assert.Equal(0, among.Entry);
        Assert.Contains("put in later", among.Finding, StringComparison.Ordinal);
        Assert.Equal((last + 1, last + 1), (atEnd.Entry, inChain.Entry));
        Assert.Contains("not written by this portal", inChain.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_that_was_cut_off_is_missed_by_whoever_noted_it()
    {
        await using var portal = await TestPortal.OpenAsync();
        await WriteAsync(portal, 5);
        await portal.SweepAsync();

        await AuditTable.RunAsync(portal, "DELETE FROM audit WHERE Id > (SELECT MAX(Id) FROM audit) - 2");
        await AuditTable.RunAsync(portal, "DELETE FROM audit_seals WHERE Sequence > (SELECT MAX(Sequence) FROM audit_seals) - 2");
        var verdict = await VerifyAsync(portal);

        Assert.Contains("its end was cut off", verdict.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_is_noted_once_an_hour_and_only_when_it_moved()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = Path.Combine(portal.DataPath, "audit", "anchors.txt");
        for (var minute = 0; minute < 130; minute++)
        {
            await WriteAsync(portal, 1);
            await portal.SweepAsync();
            portal.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var noted = await File.ReadAllLinesAsync(file, Cancellation);
        portal.Time.Advance(TimeSpan.FromHours(5));
        await portal.SweepAsync();
        await portal.SweepAsync();

        Assert.Equal(3, noted.Length);
        Assert.Equal(4, (await File.ReadAllLinesAsync(file, Cancellation)).Length);
        Assert.Null((await VerifyAsync(portal)).Finding);
    }

    [Theory]
    [EveryDatabase]
    public async Task Nodes_that_seal_at_once_make_one_chain(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await using var other = await TestPortal.OpenAsync(over: portal);
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(WriteAsync(portal, 20), WriteAsync(other, 20));

            await Task.WhenAll(portal.SweepAsync(), other.SweepAsync());
        }

        await portal.SweepAsync();
        var verdict = await VerifyAsync(other);
        Assert.Equal((0, null), (verdict.Waiting, verdict.Finding));
        Assert.Equal(await portal.ReadAsync(db => db.Audit.CountAsync()), verdict.Sealed);
    }

    [Theory]
    [EveryDatabase]
    public async Task Entry_that_commits_late_is_sealed_after_those_with_higher_ids(DatabaseProvider provider)
    {
        Assert.SkipWhen(provider == DatabaseProvider.Sqlite, "SQLite has one writer at a time: nothing commits late");
        await using var portal = await TestPortal.OpenAsync(provider);
        await using var db = portal.OpenDatabase();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var late = await db.Database.BeginTransactionAsync(Cancellation);
            db.Audit.Add(AuditEntry.By(portal.Alice, TestPortal.Start, "test.late", "late"));
            await db.SaveChangesAsync(Cancellation);
            await WriteAsync(portal, 1);
            await portal.SweepAsync();
            await late.CommitAsync(Cancellation);
        });

        await portal.SweepAsync();

        var order = await portal.ReadAsync(x => x.AuditSeals.OrderByDescending(s => s.Sequence).Select(s => s.Entry).Take(2).ToListAsync());
        Assert.True(order[0] < order[1], "the late entry has the lower id and the higher link");
        Assert.Null((await VerifyAsync(portal)).Finding);
    }

    [Theory]
    [EveryDatabase]
    public async Task Lines_of_a_version_without_signatures_are_taken_at_the_beginning_and_nowhere_else(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await AuditTable.RunAsync(portal, "UPDATE audit SET \"Mac\" = NULL");
        await portal.SweepAsync();
        await WriteAsync(portal, 2);
        await portal.SweepAsync();

        var upgraded = await VerifyAsync(portal);
        await WriteAsync(portal, 1);
        var row = await portal.ReadAsync(db => db.Audit.MaxAsync(x => x.Id));
        await AuditTable.RunAsync(portal, $"UPDATE audit SET \"Mac\" = NULL WHERE \"Id\" = {row}");

        Assert.Null(upgraded.Finding);
        Assert.Equal(row, (await VerifyAsync(portal)).Entry);
    }

    [Fact]
    public async Task Another_key_proves_nothing()
    {
        await using var portal = await TestPortal.OpenAsync();
        await WriteAsync(portal, 1);
        await portal.SweepAsync();
        await using var stranger = await TestPortal.OpenAsync(
            over: portal, settings: new Dictionary<string, string?> { ["Portal:Audit:Key"] = Convert.ToBase64String(new byte[32]) });

        Assert.Contains("Portal:Audit:Key", (await VerifyAsync(stranger)).Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_itself_cannot_change_or_remove_a_line()
    {
        await using var portal = await TestPortal.OpenAsync();
        await using var db = portal.OpenDatabase();
        var line = await db.Audit.FirstAsync(Cancellation);

        db.Audit.Remove(line);

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task Only_operators_may_have_the_record_checked()
    {
        await using var portal = await TestPortal.OpenAsync();
        var check = portal.Get<VerifyAudit>();

        Assert.Equal("operator.only", (await check.RunAsync(portal.Alice with { IsOperator = true }, Cancellation)).Error?.Code);
        Assert.True(TestPortal.Accepted(await check.RunAsync(await portal.MakeOperatorAsync(portal.Bob), Cancellation)).IsIntact);
    }

    private static Task<AuditVerdict> VerifyAsync(TestPortal portal) => portal.Get<VerifyAudit>().RunAsync(Cancellation);

    private static async Task<Func<Task>> MoveAsync(TestPortal portal, string table, string key, long row, string column)
    {
        var before = await AuditTable.ReadAsync(portal, table, key, row, column);
        const long Away = 1_000_000;
        await AuditTable.WriteAsync(portal, table, key, row, column, Away);
        return () => AuditTable.WriteAsync(portal, table, key, column == key ? Away : row, column, before);
    }

    private static async Task WriteAsync(TestPortal portal, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var db = portal.OpenDatabase();
            var caller = portal.Alice with { From = "192.0.2.7" };
            db.Audit.Add(AuditEntry.By(caller, portal.Time.GetUtcNow(), "test.done", i.ToString(CultureInfo.InvariantCulture), before: "ä", after: "{\"b\": 1}"));
            await db.SaveChangesAsync(Cancellation);
        }
    }
}
