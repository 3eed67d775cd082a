using System.Security.Cryptography;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Shows what broke with a reference that is also in the log, and keeps the frame around it alive.</summary>
public sealed partial class PageErrorBoundary
{
    private string _reference = "";

    [Microsoft.AspNetCore.Components.Inject] public required ILogger<PageErrorBoundary> Logger { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        var digits = RandomNumberGenerator.GetHexString(8, lowercase: true);
        _reference = $"{digits[..4]}-{digits[4..]}";
        LogBroken(Logger, exception, _reference);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page broke; reference {Reference}.")]
    private static partial void LogBroken(ILogger logger, Exception exception, string reference);
}
