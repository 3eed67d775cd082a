using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Images;

/// <summary>Names and descriptions that an owner may give (R21, R22).</summary>
public sealed class EditImageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Owner_changes_name_and_description_R21_R22(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);

        Assert.Null(await EditAsync(portal, image, " new name ", " new words "));

        var edited = await portal.FindAsync(image);
        Assert.Equal(("new name", "new words"), (edited.Name, edited.Description));
        Assert.Equal([("image.edited", image.Value, portal.Alice.Member, "web → new name")], await portal.AuditOfAsync(portal.Alice, "image."));
    }

    [Theory]
    [InlineData(60, 256, null)]
    [InlineData(61, 0, "image.name")]
    [InlineData(0, 0, "image.name")]
    [InlineData(1, 257, "image.description")]
    public async Task Name_has_1_to_60_characters_and_description_at_most_256(int name, int description, string? code)
    {
        await using var portal = await TestPortal.OpenAsync();
        var image = await portal.AddImageAsync(portal.Alice);

        var refused = await EditAsync(portal, image, new string('n', name), new string('d', description));

        Assert.Equal(code, refused);
        Assert.Equal(code is null ? name : "web".Length, (await portal.FindAsync(image)).Name.Length);
    }

    [Theory]
    [EveryDatabase]
    public async Task Name_stands_for_one_image_of_an_account_in_a_region(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.AddImageAsync(portal.Alice, "taken");
        await portal.AddImageAsync(portal.Alice, "elsewhere", TestPortal.Toronto);
        await portal.AddImageAsync(portal.Bob, "of Bob");
        var recycled = await portal.AddImageAsync(portal.Alice, "recycled");
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [recycled], Cancellation);

        Assert.Equal("image.name-taken", await EditAsync(portal, image, "taken"));
        Assert.Equal("image.name-taken", await EditAsync(portal, image, " taken "));
        Assert.Equal("web", (await portal.FindAsync(image)).Name);
        foreach (var free in new[] { "web", "elsewhere", "of Bob", "recycled" })
        {
            Assert.Null(await EditAsync(portal, image, free));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_edits_to_one_name_leave_it_to_one_image(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var images = await portal.AddImagesAsync(10);

        var answers = await Task.WhenAll(images.Select(x => Task.Run(() => EditAsync(portal, x, "same"))));

        Assert.Single(answers, x => x is null);
        Assert.All(answers.Where(x => x is not null), x => Assert.Equal("image.name-taken", x));
    }

    [Theory]
    [InlineData(ImageKind.Public)]
    [InlineData(ImageKind.Market)]
    public async Task Published_image_is_edited_by_nobody_here(ImageKind kind)
    {
        await using var portal = await TestPortal.OpenAsync();

        var refused = await portal.Get<EditImage>().RunAsync(portal.Carol, await portal.PublishAsync(kind), "mine", "", Cancellation);

        Assert.Equal("image.not-owned", refused.Error?.Code);
    }

    private static async Task<string?> EditAsync(TestPortal portal, ImageId image, string name, string description = "") =>
        (await portal.Get<EditImage>().RunAsync(portal.Alice, image, name, description, Cancellation)).Error?.Code;
}
