using ImagePortal.Disks.Sources;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Imports;

/// <summary>A file that is still on the person's own computer, read in slices through the page.</summary>
internal sealed class BrowserFileSource(BrowserFiles files, ChosenFile file) : IRandomAccessSource
{
    public long Length => file.Size;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = (int)Math.Clamp(file.Size - offset, 0, buffer.Length);
        var slices = new List<Task>();
        for (var done = 0; done < length; done += BrowserFiles.LargestSlice)
        {
            var slice = buffer.Slice(done, Math.Min(BrowserFiles.LargestSlice, length - done));
            slices.Add(ReadSliceAsync(offset + done, slice, cancellationToken));
        }

        await Task.WhenAll(slices);
        return length;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ReadSliceAsync(long offset, Memory<byte> into, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await files.ReadSliceAsync(file.Key, offset, into.Length, cancellationToken);
            if (bytes.Length != into.Length)
            {
                throw Changed(null);
            }

            bytes.CopyTo(into);
        }
        catch (JSException gone)
        {
            throw Changed(gone);
        }
    }

    private IOException Changed(Exception? cause) => new($"{file.Name} was changed or removed since it was chosen. Choose it again.", cause);
}
