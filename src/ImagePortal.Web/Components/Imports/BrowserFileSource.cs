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
        if (length == 0)
        {
            return 0;
        }

        try
        {
            var bytes = await files.ReadSliceAsync(file.Key, offset, length, cancellationToken);
            bytes.CopyTo(buffer);
            return bytes.Length;
        }
        catch (JSException gone)
        {
            throw new IOException($"{file.Name} was changed or removed since it was chosen. Choose it again.", gone);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
