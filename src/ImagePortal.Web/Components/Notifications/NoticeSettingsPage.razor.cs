using ImagePortal.Core;
using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>Topics and channels, and the phone number for SMS.</summary>
public sealed partial class NoticeSettingsPage
{
    private NoticeSettings? _settings;
    private string _number = "";
    private string _code = "";
    private string? _refusal;
    private bool _sending;

    [Inject] public required GetNoticeSettings GetNoticeSettings { get; init; }
    [Inject] public required ChooseChannel ChooseChannel { get; init; }
    [Inject] public required SendPhoneCode SendPhoneCode { get; init; }
    [Inject] public required VerifyPhone VerifyPhone { get; init; }
    [Inject] public required ForgetPhone ForgetPhone { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => _settings = await GetNoticeSettings.RunAsync(Caller, cancellationToken);

    private async Task ChooseAsync(NoticeTopic topic, Channel channel, ChangeEventArgs change) =>
        await ShowAsync(await ChooseChannel.RunAsync(Caller, topic, channel, change.Value is true, Gone), "Saved");

    private async Task SendCodeAsync()
    {
        _sending = true;
        try
        {
            var sent = await SendPhoneCode.RunAsync(Caller, _number, Gone);
            if (sent.Ok)
            {
                (_number, _code) = ("", "");
            }

            await ShowAsync(sent, "The code was sent");
        }
        finally
        {
            _sending = false;
        }
    }

    private async Task VerifyAsync()
    {
        var verified = await VerifyPhone.RunAsync(Caller, _code, Gone);
        _code = "";
        await ShowAsync(verified, "The number is verified. Choose above what comes by SMS");
    }

    private async Task ForgetAsync() => await ShowAsync(await ForgetPhone.RunAsync(Caller, Gone), "The number was removed");

    private async Task ShowAsync(Result result, string done)
    {
        _refusal = result.Error?.Message;
        if (result.Ok)
        {
            Snackbar.Say(done);
        }

        await LoadAsync(Gone);
    }
}
