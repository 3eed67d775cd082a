using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Imports;

/// <summary>What upload.js calls, at most four times a second. Dispose it with the page; the upload goes on without it.</summary>
public sealed class UploadListener : IDisposable
{
    public UploadListener() => Reference = DotNetObjectReference.Create(this);

    /// <summary>Bytes sent and in all.</summary>
    public Func<long, long, Task>? Progress { get; init; }

    public Func<Task>? Done { get; init; }

    /// <summary>What the server or the connection said, with the HTTP status if there was an answer. Resume tries again.</summary>
    public Func<string, int?, Task>? Failed { get; init; }

    internal DotNetObjectReference<UploadListener> Reference { get; }

    [JSInvokable]
    public Task OnProgress(long sent, long total) => Progress?.Invoke(sent, total) ?? Task.CompletedTask;

    [JSInvokable]
    public Task OnDone() => Done?.Invoke() ?? Task.CompletedTask;

    [JSInvokable]
    public Task OnError(string message, int? status) => Failed?.Invoke(message, status) ?? Task.CompletedTask;

    public void Dispose() => Reference.Dispose();
}
