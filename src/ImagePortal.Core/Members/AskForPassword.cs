using Hangfire;

namespace ImagePortal.Core.Members;

/// <summary>Somebody forgot a password. Whether the address is known is found out behind the answer, so that neither its words nor its time tell.</summary>
public sealed class AskForPassword(IBackgroundJobClient jobs)
{
    public void Run(string email) => jobs.Enqueue<ForgottenPasswordJob>(x => x.RunAsync(email, CancellationToken.None));
}
