using Bunit;
using ImagePortal.Web.Components.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Web.Tests.Imports;

public sealed class BrowserFilesTests : ComponentTest
{
    [Fact]
    public async Task An_upload_is_started_in_pieces_of_eight_mebibytes()
    {
        var module = JSInterop.SetupModule("./js/upload.js");
        module.SetupVoid("start", _ => true).SetVoidResult();
        using var listener = new UploadListener();

        await Services.GetRequiredService<BrowserFiles>().StartAsync(listener, "file-1", "/uploads/7");

        Assert.Equal(["file-1", "/uploads/7", 8 << 20], module.VerifyInvoke("start").Arguments.Skip(1));
    }

    [Fact]
    public async Task A_listener_passes_on_what_the_script_says()
    {
        var heard = new List<string>();
        using var listener = new UploadListener
        {
            Progress = (sent, total) => Hear($"{sent} of {total}"),
            Done = () => Hear("done"),
            Failed = (message, status) => Hear($"{status} {message}"),
        };

        await listener.OnProgress(1, 2);
        await listener.OnError("gone", 410);
        await listener.OnDone();

        Assert.Equal(["1 of 2", "410 gone", "done"], heard);

        Task Hear(string what)
        {
            heard.Add(what);
            return Task.CompletedTask;
        }
    }
}
