using System.Threading.RateLimiting;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// Sends a code to a number that the caller says is his. It does not go through the outbox: nobody should find a code there, and a person who waits
/// wants to hear at once that it could not be sent.
/// </summary>
public sealed partial class SendPhoneCode(PortalDatabase database, SmsGateway gateway, TimeProvider time, ILogger<SendPhoneCode> logger) : IDisposable
{
    private const int PerNumber = 5;

    // Whoever is behind a number has asked for nothing yet: several members must not bother it together.
    private readonly PartitionedRateLimiter<string> _numbers = PartitionedRateLimiter.Create<string, string>(number =>
        RateLimitPartition.GetFixedWindowLimiter(
            number, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerNumber, Window = TimeSpan.FromHours(24), QueueLimit = 0 }));

    public void Dispose() => _numbers.Dispose();

    public async Task<Result> RunAsync(Caller caller, string number, CancellationToken cancellationToken)
    {
        if (!gateway.IsSet)
        {
            return NotificationErrors.NoSms;
        }

        if (Phone.Normalize(number) is not { } normal)
        {
            return NotificationErrors.BadNumber;
        }

        using var lease = _numbers.AttemptAcquire(normal);
        if (!lease.IsAcquired)
        {
            return NotificationErrors.TooManyCodes(PerNumber);
        }

        var asked = await PortalDatabase.RetryAsync(() => AskAsync(caller, normal, cancellationToken));
        return asked.Ok ? await SendAsync(normal, asked.Value, cancellationToken) : asked.Error;
    }

    private async Task<Result<string>> AskAsync(Caller caller, string number, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var phone = await db.Phones.SingleOrDefaultAsync(x => x.Member == caller.Member, cancellationToken)
            ?? db.Phones.Add(new Phone(caller.Account, caller.Member)).Entity;
        var code = phone.Ask(number, time.GetUtcNow());
        if (code.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "phone.code-sent", caller.Member.ToString(), after: number));
            await db.SaveChangesAsync(cancellationToken);
        }

        return code;
    }

    private async Task<Result> SendAsync(string number, string code, CancellationToken cancellationToken)
    {
        try
        {
            await gateway.SendAsync(
                Guid.NewGuid().ToString("N"), number, $"{code} is your ImagePortal code. It ends in 10 minutes. If you did not ask for it, ignore this.", cancellationToken);
            return Result.Done;
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException or DeliveryRefusedException)
        {
            LogNotSent(fault);
            return NotificationErrors.NotSent;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A code was not sent to its number")]
    private partial void LogNotSent(Exception fault);
}
