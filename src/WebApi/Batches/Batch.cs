using OrgChart.Application.Common;

namespace OrgChart.WebApi.Batches;

/// <summary>Whether the request that is being handled is one step of several, whose answers wait until all of them are lasting.</summary>
internal sealed class Batch
{
    private readonly List<Func<Task>> waiting = [];

    /// <summary>Whether steps are going on.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What the step that has just ended made or changed.</summary>
    public Written? Last { get; private set; }

    /// <summary>Begins with the first step.</summary>
    public void Open()
    {
        waiting.Clear();
        (Last, IsOpen) = (null, true);
    }

    /// <summary>Shows something when it is lasting: at once for an ordinary request.</summary>
    public Task WhenLasting(Written written, Func<Task> show)
    {
        Last = written;
        if (!IsOpen) return show();
        waiting.Add(show);
        return Task.CompletedTask;
    }

    /// <summary>All steps are lasting: shows what waited.</summary>
    public async Task CloseAsync()
    {
        IsOpen = false;
        foreach (var show in waiting) await show();
        waiting.Clear();
    }
}
