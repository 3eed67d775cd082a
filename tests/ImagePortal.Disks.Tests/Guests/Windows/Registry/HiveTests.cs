using System.Text;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests.Windows.Registry;
using ImagePortal.Disks.Tests.FileSystems;

namespace ImagePortal.Disks.Tests.Guests.Windows.Registry;

/// <summary>Registry hives of Windows and of several test suites; the counts are those that hivexregedit exports.</summary>
public sealed class HiveTests
{
    private const int MaxDepth = 64;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus/regf")).Select(x => $"regf/{Path.GetFileName(x)}").Order()];

    [Theory]
    [InlineData("regf/minimal-hive", 1, 0)]
    [InlineData("regf/hivex-rlenvalue", 2, 6)]
    [InlineData("regf/python-registry-issue22.hive", 1, 10)]
    [InlineData("regf/plaso-100_sub_keys.hiv", 101, 100)]
    [InlineData("regf/nt-hive-testhive.xz", 528, 12)]
    [InlineData("regf/yarp-BigDataHive.xz", 2, 2)]
    [InlineData("regf/yarp-UnicodeHive.xz", 3, 0)]
    [InlineData("regf/yarp-CompHive.xz", 4, 0)]
    [InlineData("regf/ez-SAM_hasBigEndianDWord.xz", 92, 103)]
    [InlineData("regf/ez-SECURITYNoRoot", 8, 2)]
    public async Task A_valid_hive_has_all_its_keys_and_values(string name, int keys, int values)
    {
        var hive = await OpenAsync(Corpus.Read(name));

        Assert.Equal((keys, values), await CountAsync(hive, "", 0));
    }

    [Theory]
    [InlineData("regf/ez-NotAHive", "no regf mark")]
    [InlineData("regf/yarp-TruncatedHive", "its file has 12288 bytes")]
    [InlineData("regf/ez-SAMBadHBinHeader.xz", "lies outside the bin")]
    public async Task A_damaged_hive_is_an_error_that_names_the_place(string name, string expected)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(async () => await CountAsync(await OpenAsync(Corpus.Read(name)), "", 0));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_hive_of_the_corpus_ends_in_anything_but_content_or_an_error(string name) => await SurvivesAsync(Corpus.Read(name), name);

    [Fact]
    public async Task A_hive_whose_sequence_numbers_differ_or_whose_checksum_is_wrong_is_dirty_and_read()
    {
        var wrong = Corpus.Read("regf/minimal-hive");
        wrong[508] ^= 1;

        Assert.True((await OpenAsync(Corpus.Read("regf/yarp-NewDirtyHive1.xz"))).IsDirty);
        Assert.True((await OpenAsync(wrong)).IsDirty);
    }

    [Fact]
    public async Task A_real_system_hive_is_read_only_where_it_is_asked()
    {
        var source = new MemorySource(Corpus.Read("regf/regipy-SYSTEM-win7x86.xz"));
        var hive = await Hive.OpenAsync(source, Guest.Budget(), Token);

        Assert.Equal(1, (await hive.ValueAsync("Select", "CURRENT", Token))!.Number);
        Assert.Equal("x86", (await hive.ValueAsync(@"ControlSet001\Control\Session Manager\Environment", "processor_architecture", Token))!.Text);
        Assert.Equal(["10.3.58.5"], (await hive.ValueAsync(@"controlset001\SERVICES\Tcpip\Parameters\Interfaces\{698E50A9-4F58-4D86-B61D-F42E58DCACF6}", "IPAddress", Token))!.Texts);
        Assert.True(await hive.HasKeyAsync(@"ControlSet001\Services\disk", Token));
        Assert.False(await hive.HasKeyAsync(@"ControlSet001\Services\viostor", Token));
        Assert.InRange(source.BytesRead, 1, 200_000);
    }

    [Fact]
    public async Task Names_beyond_ascii_are_found_in_any_case()
    {
        var unicode = await OpenAsync(Corpus.Read("regf/yarp-UnicodeHive.xz"));

        Assert.Contains("Привет", await unicode.SubkeysAsync("", Token));
        Assert.True(await unicode.HasKeyAsync("пРИВЕТ", Token));
        Assert.Contains("Ÿ", await (await OpenAsync(Corpus.Read("regf/yarp-CompHive.xz"))).SubkeysAsync("", Token));
    }

    [Fact]
    public async Task Text_lists_numbers_and_large_values_are_read_as_hivex_writes_them()
    {
        Tools.Require("hivexregedit");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("hive"), Corpus.Read("regf/minimal-hive"), Token);
        var text = string.Concat(Enumerable.Range(0, 9000).Select(x => $"{x:x4}"));
        var big = string.Join(',', Encoding.Unicode.GetBytes(text + "\0").Select(x => x.ToString("x2", null)));
        await File.WriteAllTextAsync(
            folder.File("reg"),
            "Windows Registry Editor Version 5.00\n\n[\\Key]\n\"text\"=\"plain\"\n\"number\"=dword:000004d2\n@=\"default\"\n"
            + $"\"list\"=hex(7):61,00,00,00,62,00,63,00,00,00,00,00\n\"long\"=hex(b):00,00,00,00,01,00,00,00\n\"big\"=hex(1):{big}\n",
            Token);
        Tools.Run("hivexregedit", "--merge", folder.File("hive"), folder.File("reg"));
        var hive = await OpenAsync(await File.ReadAllBytesAsync(folder.File("hive"), Token));

        Assert.Equal("default", (await hive.ValueAsync("Key", "", Token))!.Text);
        Assert.Equal("plain", (await hive.ValueAsync("KEY", "TEXT", Token))!.Text);
        Assert.Equal(1234, (await hive.ValueAsync("Key", "number", Token))!.Number);
        Assert.Equal(1L << 32, (await hive.ValueAsync("Key", "long", Token))!.Number);
        Assert.Equal(["a", "bc"], (await hive.ValueAsync("Key", "list", Token))!.Texts);
        Assert.Equal(text, (await hive.ValueAsync("Key", "big", Token))!.Text);
        Assert.Null(await hive.ValueAsync("Key", "none", Token));
    }

    [Fact]
    public async Task No_mutation_makes_the_reader_crash()
    {
        var random = new Random(20261123);
        foreach (var name in new[] { "regf/nt-hive-testhive.xz", "regf/plaso-100_sub_keys.hiv", "regf/hivex-rlenvalue" })
        {
            var original = Corpus.Read(name);
            var used = Enumerable.Range(0, original.Length).Where(x => original[x] != 0).ToArray();
            for (var round = 0; round < 300; round++)
            {
                var hive = (byte[])original.Clone();
                for (var i = random.Next(1, 12); i > 0; i--)
                {
                    hive[Math.Clamp(used[random.Next(used.Length)] + random.Next(-2, 3), 0, hive.Length - 1)] = (byte)random.Next(256);
                }

                await SurvivesAsync(hive, $"{name}, round {round}");
            }
        }
    }

    private static async Task SurvivesAsync(byte[] bytes, string name)
    {
        var limits = new InspectionLimits(256 << 20, 100_000, 1, TimeSpan.FromSeconds(20));
        var error = await Record.ExceptionAsync(async () =>
            await CountAsync(await Hive.OpenAsync(new MemorySource(bytes), new(TimeProvider.System, limits), Token), "", 0));

        Assert.True(error is null or InvalidDataException or BudgetExceededException, $"{name}: {error}");
    }

    private static Task<Hive> OpenAsync(byte[] bytes) => Hive.OpenAsync(new MemorySource(bytes), Guest.Budget(), Token);

    private static async Task<(int Keys, int Values)> CountAsync(Hive hive, string path, int depth)
    {
        var (keys, values) = (1, (await hive.ValuesAsync(path, _ => true, Token)).Count);
        foreach (var name in depth < MaxDepth ? await hive.SubkeysAsync(path, Token) : [])
        {
            var (below, held) = await CountAsync(hive, path.Length == 0 ? name : $@"{path}\{name}", depth + 1);
            (keys, values) = (keys + below, values + held);
        }

        return (keys, values);
    }
}
