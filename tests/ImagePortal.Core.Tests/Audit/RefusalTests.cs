using System.Text.RegularExpressions;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Audit;

/// <summary>Who was not allowed to do what can be told afterwards.</summary>
public sealed class RefusalTests
{
    private static readonly string[] Refusing = ["not-found", "not-owned", "operators-only", "operator.only", "root-only"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Refusal_of_permission_leaves_a_line_with_who_what_and_from_where(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await portal.UploadAsync(portal.Carol, [1]);

        await portal.StartImportAsync(portal.Carol with { From = "192.0.2.9" }, file);
        await portal.SweepAsync();

        var line = Assert.Single(await RefusalsAsync(portal));
        Assert.Equal(
            (portal.Carol.Account, portal.Carol.Member, "192.0.2.9", "refused.import.no-permission", file.Value),
            (line.Account, line.Member, line.From, line.Action, line.Subject));
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_only_wrong_or_gone_leaves_no_line(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var before = await portal.ReadAsync(db => db.Audit.CountAsync());

        await portal.Get<CancelOperation>().RunAsync(portal.Alice, OperationId.New(), Cancellation);
        await portal.Get<DismissImage>().RunAsync(portal.Alice, ImageId.New(), Cancellation);
        await portal.Get<RenameMember>().RunAsync(portal.Alice, "", Cancellation);
        await portal.SweepAsync();

        Assert.Equal(before, await portal.ReadAsync(db => db.Audit.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Each_use_case_that_refuses_a_foreign_id_or_what_is_the_operators_leaves_a_line(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var foreign = ForeignIds.Of(portal.Alice, await TenantScenario.FillAsync(portal, portal.Alice));

        foreach (var useCase in UseCases.TakingIds().Concat(UseCases.WithoutIds()))
        {
            var before = (await RefusalsAsync(portal)).Count;
            var answer = await useCase.CallAsync(portal, portal.Bob, foreign);
            portal.Time.Advance(RecordRefusals.Window);
            await portal.SweepAsync();

            var isRefusal = Refusing.Any(x => Regex.IsMatch(answer, $"\"Code\":\"[^\"]*{Regex.Escape(x)}")) && !answer.Contains("region.not-found", StringComparison.Ordinal);
            var lines = (await RefusalsAsync(portal)).Skip(before).ToList();
            Assert.True(!isRefusal || lines.Count > 0, $"{useCase.Name} refused, and nobody can tell: {answer}");
            Assert.All(lines, x => Assert.Equal(portal.Bob.Account, x.Account));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Somebody_who_tries_again_and_again_fills_no_disk(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, _, _) = await TenantScenario.FillAsync(portal, portal.Alice);

        for (var i = 0; i < 60; i++)
        {
            await portal.Get<GetImage>().RunAsync(portal.Bob, image, Cancellation);
        }

        await portal.SweepAsync();
        var atOnce = (await RefusalsAsync(portal)).Count;
        portal.Time.Advance(RecordRefusals.Window);
        await portal.SweepAsync();
        await portal.SweepAsync();

        var lines = await RefusalsAsync(portal);
        Assert.Equal((RecordRefusals.OneByOne, RecordRefusals.OneByOne + 1), (atOnce, lines.Count));
        Assert.Equal("50 more of these within a minute", lines[^1].After);
    }

    [Fact]
    public async Task Flood_of_refusals_is_dropped_and_never_waited_for()
    {
        await using var portal = await TestPortal.OpenAsync();
        var refusals = portal.Get<Refusals>();

        for (var i = 0; i < 10_000; i++)
        {
            refusals.Note(AuditErrors.RootOnly, portal.Bob with { From = $"192.0.2.{i}" }, "/admin/audit");
        }

        await portal.SweepAsync();

        Assert.Equal(RecordRefusals.OneByOneInAll, (await RefusalsAsync(portal)).Count);
    }

    private static Task<List<AuditEntry>> RefusalsAsync(TestPortal portal) => portal.ReadAsync(
        db => db.Audit.AsNoTracking().Where(x => x.Action.StartsWith(AuditEntry.RefusedPrefix)).OrderBy(x => x.Id).ToListAsync());
}
