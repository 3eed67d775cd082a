using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Imports;

/// <summary>The files chosen in this tab and their uploads: the .NET side of upload.js.</summary>
public sealed class BrowserFiles(IJSRuntime js) : IAsyncDisposable
{
    /// <summary>Bytes of one request of an upload.</summary>
    public const int ChunkSize = 8 << 20;

    private Task<IJSObjectReference>? _module;

    /// <summary>Bytes of the largest slice: it is the answer of one message, which a stream in pieces would make several round trips.</summary>
    public const int LargestSlice = 384 << 10;

    /// <summary>Bytes of one message from the page: a slice and what tells which it is.</summary>
    public const int LargestMessage = LargestSlice + (32 << 10);

    /// <summary>Reads a part of a chosen file; fewer bytes than asked for only at its end.</summary>
    /// <param name="length">At most <see cref="LargestSlice"/>.</param>
    /// <exception cref="JSException">The file was changed or removed since it was chosen.</exception>
    public async Task<byte[]> ReadSliceAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        var module = await ModuleAsync();
        return await module.InvokeAsync<byte[]>("readSlice", cancellationToken, key, offset, length);
    }

    /// <summary>Sends a chosen file to an upload that exists on the server, from where the server says it stopped.</summary>
    public async Task StartAsync(UploadListener listener, string key, string uploadUrl) =>
        await (await ModuleAsync()).InvokeVoidAsync("start", listener.Reference, key, uploadUrl, ChunkSize);

    /// <summary>Listens to an upload this tab runs already; null when it does not.</summary>
    public async Task<UploadState?> FollowAsync(UploadListener listener, string uploadUrl) =>
        await (await ModuleAsync()).InvokeAsync<UploadState?>("follow", listener.Reference, uploadUrl);

    public async Task PauseAsync(string uploadUrl) => await (await ModuleAsync()).InvokeVoidAsync("pause", uploadUrl);

    public async Task ResumeAsync(string uploadUrl) => await (await ModuleAsync()).InvokeVoidAsync("resume", uploadUrl);

    /// <summary>Forgets a file that will not be used.</summary>
    public async Task ForgetAsync(string key) => await (await ModuleAsync()).InvokeVoidAsync("forget", key);

    public async ValueTask DisposeAsync()
    {
        if (_module is { IsCompletedSuccessfully: true })
        {
            try
            {
                await (await _module).DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The tab is gone, and the module with it.
            }
        }
    }

    internal async Task WatchAsync(ElementReference zone, ElementReference input, DotNetObjectReference<FileDropZone> listener) =>
        await (await ModuleAsync()).InvokeVoidAsync("watch", zone, input, listener);

    private Task<IJSObjectReference> ModuleAsync() => _module ??= js.InvokeAsync<IJSObjectReference>("import", "./js/upload.js").AsTask();
}
