using ImagePortal.Core;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Writes on a ticket. A refused text stays in the field.</summary>
public sealed partial class CommentForm
{
    private const int MaxLength = Ticket.MaxCommentLength;

    private readonly string _id = $"say-{Guid.NewGuid():N}";
    private string _text = "";
    private Error? _refusal;
    private bool _sending;

    [Parameter] public string Label { get; set; } = "Comment";
    [Parameter] public string ButtonText { get; set; } = "Add comment";

    /// <summary>Further buttons of the same line.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Sends the text; what it refuses is shown.</summary>
    [Parameter, EditorRequired] public required Func<string, Task<Result>> Send { get; set; }

    private async Task SendAsync()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        var sent = await Send(_text);
        (_sending, _refusal) = (false, sent.Error);
        _text = sent.Ok ? "" : _text;
    }
}
