using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Tests.Operations;

/// <summary>What pages show of an operation.</summary>
public sealed class OperationTests
{
    [Theory]
    [InlineData(OperationStage.Uploading, OperationStage.Inspecting, OperationStage.Storing, OperationStage.Sealing)]
    [InlineData(OperationStage.Copying, OperationStage.Sealing)]
    public void Percent_climbs_from_0_to_100_and_never_falls_from_stage_to_stage_D20(params OperationStage[] stages)
    {
        var percents = stages.SelectMany(stage => Enumerable.Range(0, 11).Select(done => Operation.PercentOf(OperationState.Running, stage, done, 10))).ToList();

        Assert.Equal(percents.Order(), percents);
        Assert.Equal((0, 100), (percents[0], percents[^1]));
    }

    [Theory]
    [InlineData(-5, 10, 0)]
    [InlineData(20, 10, 60)]
    [InlineData(5, 0, 0)]
    [InlineData(long.MaxValue, long.MaxValue, 60)]
    public void Percent_stays_within_its_stage_whatever_is_reported(long done, long total, int percent) =>
        Assert.Equal(percent, Operation.PercentOf(OperationState.Running, OperationStage.Uploading, done, total));

    [Theory]
    [InlineData("op-0123456789ab", true)]
    [InlineData("op-0123456789a", false)]
    [InlineData("op-0123456789AB", false)]
    [InlineData("op-../../../etc", false)]
    [InlineData("img-0123456789ab", false)]
    [InlineData(null, false)]
    public void Id_is_recognised_only_in_its_own_shape(string? text, bool valid) => Assert.Equal(valid, OperationId.TryParse(text, out _));
}
