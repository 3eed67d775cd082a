namespace ImagePortal.EndToEnd.Setup;

/// <summary>One portal with one mail server, for all tests that leave it alive.</summary>
public sealed class World : IAsyncLifetime
{
    private SmtpSink? _mail;
    private PortalProcess? _portal;

    internal SmtpSink Mail => _mail!;

    internal PortalProcess Portal => _portal!;

    public async ValueTask InitializeAsync()
    {
        if (Needs.Missing is null)
        {
            _mail = await SmtpSink.StartAsync();
            _portal = await PortalProcess.StartAsync(_mail);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        if (_mail is not null)
        {
            await _mail.DisposeAsync();
        }
    }
}
