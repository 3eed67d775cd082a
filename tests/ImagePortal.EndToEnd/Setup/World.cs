namespace ImagePortal.EndToEnd.Setup;

/// <summary>One portal with one mail server and one SMS gateway, for all tests that leave it alive.</summary>
public sealed class World : IAsyncLifetime
{
    private SmtpSink? _mail;
    private SmsSink? _sms;
    private PortalProcess? _portal;

    internal SmtpSink Mail => _mail!;

    internal SmsSink Sms => _sms!;

    internal PortalProcess Portal => _portal!;

    public async ValueTask InitializeAsync()
    {
        if (Needs.Missing is null)
        {
            _mail = await SmtpSink.StartAsync();
            _sms = SmsSink.Start();
            _portal = await PortalProcess.StartAsync(_mail, _sms.Settings());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        if (_sms is not null)
        {
            await _sms.DisposeAsync();
        }

        if (_mail is not null)
        {
            await _mail.DisposeAsync();
        }
    }
}
