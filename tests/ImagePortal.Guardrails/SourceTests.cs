using System.Text.RegularExpressions;

namespace ImagePortal.Guardrails;

/// <summary>What the source looks like (style by example): each rule with a text that breaks it.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 400;

    // Written in two parts, so that this file keeps its own rule.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:"];
    private static readonly string[] PathsOfAMachine = ["/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/", "C:\\Us" + "ers"];
    private static readonly string[] FolderOfEverything = ["Common", "Helpers", "Utils", "Models", "Services", "Interfaces"];

    private static IReadOnlyList<SourceFile> Product { get; } = SourceFile.Under("src", ".cs");

    private static IReadOnlyList<SourceFile> All { get; } =
    [
        .. SourceFile.Under("src", ".cs", ".razor", ".css", ".csproj", ".json"), .. SourceFile.Under("tests", ".cs", ".csproj"),
        .. SourceFile.Under("infra", ".sh", ".py", ".md", ".yml"),
    ];

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(TooLong(Product));

    [Fact]
    public void Long_file_is_caught() => Assert.Single(TooLong([new("src/a.cs", new string('\n', MaxLines + 1))]));

    [Fact]
    public void Nothing_is_left_to_be_done_later() => Assert.Empty(Containing(All, Unfinished));

    [Fact]
    public void Note_to_do_it_later_is_caught() => Assert.Single(Containing([new("src/a.cs", $"// {Unfinished[0]}: later")], Unfinished));

    [Fact]
    public void No_file_names_a_folder_of_one_machine() => Assert.Empty(Containing(All, PathsOfAMachine));

    [Fact]
    public void Folder_of_one_machine_is_caught() => Assert.Single(Containing([new("src/a.cs", $"var x = \"{PathsOfAMachine[0]}x\";")], PathsOfAMachine));

    [Fact]
    public void Time_comes_from_TimeProvider() => Assert.Empty(ReadingTheClock(Product));

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var today = DateTime.Today;")]
    public void Look_at_the_clock_is_caught(string text) => Assert.Single(ReadingTheClock([new("src/a.cs", text)]));

    [Fact]
    public void Every_folder_says_what_lies_in_it() => Assert.Empty(InFoldersOfEverything(Product));

    [Theory]
    [InlineData("src/ImagePortal.Core/Common/A.cs", "namespace A;")]
    [InlineData("src/ImagePortal.Core/Images/A.cs", "namespace ImagePortal.Core.Helpers;")]
    public void Folder_of_everything_is_caught(string path, string text) => Assert.Single(InFoldersOfEverything([new(path, text)]));

    [Fact]
    public void File_has_one_public_type_and_perhaps_its_enum() => Assert.Empty(WithSeveralTypes(Product));

    [Fact]
    public void File_with_two_public_types_is_caught() => Assert.Single(WithSeveralTypes([new("src/a.cs", "public sealed class A;\npublic sealed record B;\n")]));

    [Fact]
    public void Type_and_its_enum_are_not_two_types() => Assert.Empty(WithSeveralTypes([new("src/a.cs", "public sealed class A;\npublic enum B;\n")]));

    // Those of Storage are arguments of a call, not settings that somebody may mistype.
    [Fact]
    public void Every_option_is_checked_before_the_first_request() =>
        Assert.Empty(Unchecked([.. Product.Where(x => !x.Path.StartsWith("src/ImagePortal.Storage/", StringComparison.Ordinal))]));

    [Fact]
    public void Option_without_a_check_is_caught()
    {
        SourceFile declared = new("src/a.cs", "public sealed record BadOptions;");
        SourceFile registered = new("src/b.cs", "services.AddOptionsOf<BadOptions, BadOptionsValidator>(\"Bad\");");

        Assert.Single(Unchecked([declared]));
        Assert.Empty(Unchecked([declared, registered]));
    }

    [Fact]
    public void Components_keep_code_out_of_their_markup() => Assert.Empty(WithCodeInMarkup(SourceFile.Under("src", ".razor")));

    [Theory]
    [InlineData("@code {\n}")]
    [InlineData("@inject IClock Clock")]
    public void Code_in_markup_is_caught(string text) => Assert.Single(WithCodeInMarkup([new("src/a.razor", text)]));

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        files.Where(x => x.Lines.Length > MaxLines).Select(x => $"{x.Path} has {x.Lines.Length} lines");

    private static IEnumerable<string> Containing(IEnumerable<SourceFile> files, string[] words) =>
        from file in files
        from word in words
        where file.Text.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}: {word}";

    private static IEnumerable<string> ReadingTheClock(IEnumerable<SourceFile> files) => files.Where(x => Clock().IsMatch(x.Text)).Select(x => x.Path);

    private static IEnumerable<string> InFoldersOfEverything(IEnumerable<SourceFile> files) =>
        files.Where(x => x.Path.Split('/').SkipLast(1).Concat(Namespace().Match(x.Text).Groups[1].Value.Split('.')).Any(FolderOfEverything.Contains)).Select(x => x.Path);

    private static IEnumerable<string> WithSeveralTypes(IEnumerable<SourceFile> files) =>
        from file in files
        let kinds = PublicType().Matches(file.Text).Select(x => x.Groups[1].Value).ToList()
        where kinds.Count(x => x != "enum") > 1 || kinds.Count > 2
        select $"{file.Path} has {kinds.Count} public types";

    private static IEnumerable<string> Unchecked(IReadOnlyList<SourceFile> files)
    {
        var source = string.Concat(files.Select(x => x.Text));
        return files.SelectMany(x => Options().Matches(x.Text)).Select(x => x.Groups[1].Value).Distinct()
            .Where(x => !Regex.IsMatch(source, $@"AddOptionsOf<{x},|AddOptions<{x}>\(\)[^;]*ValidateOnStart"));
    }

    private static IEnumerable<string> WithCodeInMarkup(IEnumerable<SourceFile> files) => files.Where(x => Markup().IsMatch(x.Text)).Select(x => x.Path);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|partial|readonly) )*(class|record struct|record|struct|interface|enum|delegate) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^(?:public|internal) (?:sealed )?(?:record|class) (\w+Options)\b", RegexOptions.Multiline)]
    private static partial Regex Options();

    [GeneratedRegex(@"^@(code|inject)\b", RegexOptions.Multiline)]
    private static partial Regex Markup();
}
