using ImagePortal.Api.Tests.Setup;
using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Registry;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Api.Tests.Contract;

/// <summary>Every code of the contract: the call that is answered with it, or why none is (D21).</summary>
public sealed class ContractTests(ApiPortal portal, Scene scene) : IClassFixture<Scene>
{
    public static TheoryData<string> Raised => [.. Situations.All.Select(x => x.Name)];

    [Theory]
    [MemberData(nameof(Raised))]
    public async Task Code_is_answered_in_its_situation(string name)
    {
        var situation = Situations.All.Single(x => x.Name == name);
        var (who, parameters) = (portal.As(situation.Who), scene.Fill(situation.Parameters));
        var action = new ActionRegistry(ApiSetup.Actions).All.First(x => x.Name == situation.Action && !x.IsOldForm);

        var response = situation.IsOld
            ? await who.AskOldAsync(situation.Action, parameters, situation.Region)
            : await who.AskAsync(action, parameters, situation.Region);

        Assert.True(ApiClient.CodeOf(response) == situation.Code, $"{parameters}: {response}");
        var own = new ImageId(scene["own"]);
        Assert.Equal(ImageState.Available, await portal.Rows.ReadAsync(db => db.Images.Where(x => x.Id == own).Select(x => x.State).SingleAsync()));
        Assert.False(await portal.Rows.ReadAsync(db => db.Images.AnyAsync(x => x.Name == "refused")));
    }

    [Fact]
    public void Every_code_that_an_action_names_has_its_situation()
    {
        var raised = Situations.All.Select(x => (x.IsOld, x.Action, x.Code)).ToHashSet();
        var named = new ActionRegistry(ApiSetup.Actions).All.Where(x => !IsOfInstances(x.Name)).SelectMany(x => x.About.Codes, (x, code) => (x.IsOldForm || IsOldOnly(x), x.Name, code));

        var forgotten = named.Where(x => !raised.Contains(x)).ToList();

        Assert.Empty(forgotten);
    }

    [Fact]
    public void Every_code_of_the_contract_has_its_situation_or_a_reason_why_it_cannot_arise()
    {
        // A code of every action may have its situation with any of them.
        var everywhere = Situations.All.Select(x => x.Code).Concat(CommonCodesTests.Raised).Select(x => ("", x));
        var raised = Situations.All.Select(x => (x.Action, x.Code)).Concat(everywhere).ToHashSet();
        var contract = ContractCodes.All.ToHashSet();

        var forgotten = contract.Where(x => !raised.Contains(x) && !Never.Reasons.ContainsKey(x)).ToList();
        var needless = Never.Reasons.Keys.Where(x => raised.Contains(x) || !contract.Contains(x)).ToList();

        Assert.Empty(forgotten);
        Assert.Empty(needless);
        Assert.All(Never.Reasons.Values, x => Assert.NotEqual("", x));
    }

    /// <summary>Names of 2017 that today's envelope takes too are asked in the old one here.</summary>
    private static bool IsOldOnly(ApiAction action) => action.Name == "CheckCosUrl";

    /// <summary>Instances have codes and tests of their own.</summary>
    private static bool IsOfInstances(string action) => action == "CreateImage" || action.Contains("Instance", StringComparison.Ordinal);
}
