using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>Whoever takes the eighth of ten places hears that few are left (R13).</summary>
public sealed class QuotaNewsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Import_that_takes_the_eighth_place_tells_its_member_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddImagesAsync(6);
        for (var i = 7; i <= 9; i++)
        {
            TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, [1]), $"number {i}"));
        }

        var news = await portal.ReadAsync(db => db.Notifications.Where(x => x.Kind == NoticeKind.QuotaNearlyUsed).ToListAsync());

        Assert.Equal([("2 of 10 places are left in Guangzhou", portal.Alice.Member)], news.Select(x => (x.Title, x.Member)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Copies_that_pass_it_in_the_destination_tell_it_too(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        await portal.AddImagesAsync(7, SampleImages.Beijing);
        var image = await portal.AddImageAsync(portal.Alice, "to copy");

        await portal.Get<ImagePortal.Core.Copies.StartCopies>().RunAsync(portal.Alice, new([image], [SampleImages.Beijing]), Cancellation);

        Assert.Equal(
            ["2 of 10 places are left in Beijing"],
            await portal.ReadAsync(db => db.Notifications.Where(x => x.Kind == NoticeKind.QuotaNearlyUsed).Select(x => x.Title).ToListAsync()));
    }

    [Theory]
    [InlineData(10, 8)]
    [InlineData(5, 4)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(1000, 800)]
    public void Four_fifths_are_nearly_all(int limit, int nearly) => Assert.Equal(nearly, QuotaNews.NearlyUsed(limit));
}
