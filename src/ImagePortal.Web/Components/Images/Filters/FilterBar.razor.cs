using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>A line of properties and words with suggestions. Words take effect as they are typed, a property once it is whole.</summary>
public sealed partial class FilterBar
{
    private FilterText _filter = FilterText.Empty;
    private IReadOnlyList<FilterSuggestion> _suggestions = [];
    private ElementReference _input;
    private readonly HashSet<string> _told = [];
    private string _given = "";
    private string _typed = "";
    private int _active = -1;
    private bool _focused;

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required ImageTab Tab { get; set; }

    /// <summary>The filter as the address has it.</summary>
    [Parameter, EditorRequired] public required string Filter { get; set; }

    [Parameter] public EventCallback<string> OnChange { get; set; }

    /// <summary>Finds tags that were used: a key and what was typed of its value, or null and what was typed of a key.</summary>
    [Parameter] public Func<string?, string, Task<IReadOnlyList<string>>> SuggestTags { get; set; } = (_, _) => Task.FromResult<IReadOnlyList<string>>([]);

    private bool IsOpen => _focused && _suggestions.Count > 0;

    private string Placeholder => Tab switch
    {
        ImageTab.Custom => "Name, ID, or a filter: os, state, size, shared, tag",
        ImageTab.Shared => "Name, ID, or a filter: os, arch, size, created",
        _ => "Name, ID, or a filter: os, arch, software",
    };

    protected override void OnParametersSet()
    {
        if (Filter == _given)
        {
            return;
        }

        // The page's own answer to what was typed a moment ago comes when more stands in the field already: it must not take that away.
        _given = Filter;
        var isAnswer = _told.Contains(Filter);
        if (!isAnswer)
        {
            _filter = FilterText.Parse(Filter);
            _typed = _filter.Words;
        }

        if (!isAnswer || Filter == _filter.ToString())
        {
            _told.Clear();
        }
    }

    private bool Says(FilterToken token) => FilterText.Says(token, new ImageQuery(default(RegionCode), Tab), Time.GetUtcNow()) is not null;

    private string WhyIdle(FilterToken token) => FilterKeys.Find(token.Key) is { } key && key.Tabs.Contains(Tab)
        ? $"This says nothing: {token.Key} takes {key.Hint}"
        : $"Images of this tab have no {token.Key}";

    private async Task TypeAsync(string? text)
    {
        _typed = text ?? "";
        var whole = _typed.EndsWith(' ') && _typed.Count(x => x == '"') % 2 == 0;
        await ShowAsync(takeLast: whole);
        await SuggestAsync();
    }

    private async Task OnKeyAsync(KeyboardEventArgs pressed)
    {
        switch (pressed.Key)
        {
            case "ArrowDown" when IsOpen:
                _active = (_active + 1) % _suggestions.Count;
                break;
            case "ArrowUp" when IsOpen:
                _active = (_active <= 0 ? _suggestions.Count : _active) - 1;
                break;
            case "Enter" when IsOpen && _active >= 0:
                await AcceptAsync(_suggestions[_active]);
                break;
            case "Enter":
                await ShowAsync(takeLast: true);
                await SuggestAsync();
                break;
            case "Escape":
                (_suggestions, _active) = ([], -1);
                break;
            case "Backspace" when _typed.Length == 0 && _filter.Tokens.Count > 0:
                await RemoveAsync(_filter.Tokens[^1]);
                break;
        }
    }

    private async Task AcceptAsync(FilterSuggestion suggestion)
    {
        _typed = (_typed[..LastStart()] + suggestion.Text).TrimStart();
        await ShowAsync(takeLast: !suggestion.Text.EndsWith(':') && !suggestion.Text.EndsWith('='));
        await SuggestAsync();
        await _input.FocusAsync();
    }

    private async Task OpenAsync()
    {
        _focused = true;
        await SuggestAsync();
    }

    private void Close() => (_focused, _active) = (false, -1);

    private Task RemoveAsync(FilterToken token) => TellAsync(_filter with { Tokens = [.. _filter.Tokens.Where(x => x != token)] });

    private Task ClearAsync()
    {
        _typed = "";
        return TellAsync(FilterText.Empty);
    }

    /// <summary>Properties that are whole become tokens and leave the field; a property in the making waits there.</summary>
    private Task ShowAsync(bool takeLast)
    {
        var last = takeLast ? "" : _typed[LastStart()..];
        var read = FilterText.Parse(takeLast ? _typed : _typed[..LastStart()]);
        var isProperty = last.Contains(':', StringComparison.Ordinal) && FilterKeys.Find(last.Split(':')[0].ToLowerInvariant()) is not null;
        var words = string.Join(' ', new[] { read.Words, isProperty ? "" : last.Trim('"') }.Where(x => x.Length > 0));
        if (read.Tokens.Count > 0)
        {
            _typed = string.Join(' ', new[] { read.Words, last }.Where(x => x.Length > 0));
        }

        return TellAsync(new FilterText([.. _filter.Tokens.Concat(read.Tokens).Distinct()], words));
    }

    private Task TellAsync(FilterText filter)
    {
        if (filter.Equals(_filter))
        {
            return Task.CompletedTask;
        }

        _filter = filter;
        _told.Add(filter.ToString());
        return OnChange.InvokeAsync(filter.ToString());
    }

    /// <summary>Where the part that is being typed begins: after the last space outside of quotes.</summary>
    private int LastStart()
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < _typed.Length; i++)
        {
            quoted ^= _typed[i] == '"';
            start = _typed[i] == ' ' && !quoted ? i + 1 : start;
        }

        return start;
    }

    private async Task SuggestAsync()
    {
        (_active, var part) = (-1, _typed[LastStart()..].ToLowerInvariant());
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            _suggestions = [.. FilterKeys.All.Where(x => x.Tabs.Contains(Tab) && x.Name.StartsWith(part, StringComparison.Ordinal)).Select(x => new FilterSuggestion($"{x.Name}:", x.Hint))];
            return;
        }

        var (key, value) = (FilterKeys.Find(part[..colon]), _typed[(LastStart() + colon + 1)..].Trim('"'));
        _suggestions = key switch
        {
            null => [],
            { Name: "tag" } => await TagsAsync(value),
            _ => [.. key.Values.Where(x => x.StartsWith(value, StringComparison.OrdinalIgnoreCase) && x != value).Select(x => new FilterSuggestion($"{key.Name}:{x}", ""))],
        };
    }

    private async Task<IReadOnlyList<FilterSuggestion>> TagsAsync(string typed)
    {
        var parts = typed.Split('=', 2);
        var found = parts.Length == 1 ? await SuggestTags(null, parts[0]) : await SuggestTags(parts[0], parts[1]);
        return parts.Length == 1
            ? [.. found.SelectMany(x => new[] { new FilterSuggestion(Token(x), "with any value"), new FilterSuggestion($"tag:{x}=", "with a value") })]
            : [.. found.Select(x => new FilterSuggestion(Token($"{parts[0]}={x}"), ""))];
    }

    private static string Token(string value) => new FilterToken("tag", value).ToString();
}
