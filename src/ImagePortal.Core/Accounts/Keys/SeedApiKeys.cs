using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>Gives the members of <c>Seed:Accounts</c> the API key that stands beside them.</summary>
internal sealed class SeedApiKeys(IConfiguration configuration, SystemDatabase database, ILookupNormalizer normalizer, ApiKeySecrets secrets, TimeProvider time) : ISeed
{
    public int Order => 2;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        foreach (var row in configuration.GetSection("Seed:Accounts").Get<Row[]>() ?? [])
        {
            if (row.SecretId is null || row.SecretKey is null)
            {
                continue;
            }

            if (!SecretId.TryParse(row.SecretId, out var id))
            {
                throw new InvalidOperationException($"The SecretId '{row.SecretId}' in the settings is not AKID and up to 36 letters and digits.");
            }

            var mail = normalizer.NormalizeEmail(row.Email);
            if (!await db.ApiKeys.AnyAsync(x => x.Id == id, cancellationToken))
            {
                var member = await db.Users.SingleAsync(x => x.NormalizedEmail == mail, cancellationToken);
                db.ApiKeys.Add(new ApiKey(id, member.Account, member.Id, "development", secrets.Protect(row.SecretKey), time.GetUtcNow()));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private sealed record Row
    {
        public required string Email { get; init; }

        public string? SecretId { get; init; }

        public string? SecretKey { get; init; }
    }
}
