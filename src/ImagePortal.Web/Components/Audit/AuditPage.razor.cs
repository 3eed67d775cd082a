using System.Globalization;
using ImagePortal.Core.Audit;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Audit;

/// <summary>The audit of all accounts, for operators.</summary>
public sealed partial class AuditPage
{
    private AuditVerdict? _verdict;
    private bool _checking;

    [Inject] public required VerifyAudit VerifyAudit { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    private static string Counted(long entries) => string.Create(CultureInfo.InvariantCulture, $"{entries:N0} {(entries == 1 ? "entry" : "entries")}");

    private async Task CheckAsync()
    {
        _checking = true;
        _verdict = null;
        try
        {
            _verdict = (await VerifyAudit.RunAsync(await CurrentCaller.GetAsync(), CancellationToken.None)).Value;
        }
        finally
        {
            _checking = false;
        }
    }
}
