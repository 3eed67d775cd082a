using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Shell;

/// <summary>A dialog that shows what its action would take, and then starts it once.</summary>
public abstract class PlannedDialog<TPlan> : ComponentBase
    where TPlan : class
{
    private bool _focused;
    private bool _starting;

    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    protected TPlan? Plan { get; private set; }

    protected Error? Refusal { get; private set; }

    /// <summary>Gets the focus once the plan stands, if it is set.</summary>
    protected ElementReference First { get; set; }

    protected abstract Task<Result<TPlan>> PlanAsync(Caller caller);

    protected override async Task OnInitializedAsync()
    {
        var planned = await PlanAsync(await CurrentCaller.GetAsync());
        (Plan, Refusal) = (planned.Value, planned.Error);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Plan is not null && !_focused)
        {
            _focused = true;
            if (First.Context is not null)
            {
                await First.FocusAsync();
            }
        }
    }

    /// <summary>Starts it, unless that is under way: closes with the answer, or stays open with the reason why not.</summary>
    protected async Task StartAsync<T>(Func<Caller, Task<Result<T>>> start, Func<T, object> answer)
        where T : notnull
    {
        if (_starting)
        {
            return;
        }

        _starting = true;
        var started = await start(await CurrentCaller.GetAsync());
        (Refusal, _starting) = (started.Error, false);
        if (started.Ok)
        {
            Dialog.Close(DialogResult.Ok(answer(started.Value)));
        }
    }

    protected void Close() => Dialog.Cancel();
}
