using Microsoft.Extensions.Configuration;

namespace ImagePortal.Core.Accounts;

/// <summary>Opens the accounts of <c>Seed:Accounts</c>, and the first operator of <c>Portal:FirstOperator</c>.</summary>
internal sealed class SeedAccounts(IConfiguration configuration, CreateAccount createAccount) : ISeed
{
    // Out of the way of accounts that operators number by hand.
    private const string FirstOperatorAccount = "100000000009";
    private const string FirstOperatorAppId = "1250000009";

    public int Order => 1;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var seed in configuration.GetSection("Seed:Accounts").Get<Row[]>() ?? [])
        {
            var account = new NewAccount(new AccountId(seed.Id), seed.AppId, seed.Name, seed.Email, seed.Password, seed.MayImport, seed.IsOperator);
            await createAccount.RunAsync(account, cancellationToken);
        }

        var first = configuration.GetSection("Portal:FirstOperator");
        if (first["Email"] is { Length: > 0 } email && first["Password"] is { Length: > 0 } password)
        {
            var account = new NewAccount(
                new AccountId(FirstOperatorAccount), FirstOperatorAppId, "Operator", email, password, MayImport: true, IsOperator: true);
            await createAccount.RunAsync(account, cancellationToken);
        }
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string AppId { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public required string Password { get; init; }

        public bool MayImport { get; init; }

        public bool IsOperator { get; init; }
    }
}
