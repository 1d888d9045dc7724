using System.Collections.Concurrent;
using MediatR;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;
using OrgChart.WebApi.Errors;

namespace OrgChart.WebApi.Imports;

/// <summary>
/// Goes on with loads when the request that asked for one has been answered. When the server stops they are cancelled, which leaves the directory as it was. Removes files
/// that have been kept for long enough.
/// </summary>
internal sealed class ImportRunner(IServiceScopeFactory scopes, IHttpContextAccessor accessor, Uploads uploads, TimeProvider time, ILogger<ImportRunner> log) : BackgroundService
{
    private static readonly TimeSpan LooksForOldFiles = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly CancellationTokenSource stopping = new();
    private bool isDisposed;

    /// <summary>Begins a load.</summary>
    /// <param name="http">The request; the load is the caller's, also after it. One that is given up before the load has begun takes it along.</param>
    /// <param name="command">What to load.</param>
    /// <param name="ended">Told when it has ended, and whether it went well; also when it has not begun.</param>
    /// <returns>The load's id, once it stands in the history. What keeps it from beginning is thrown.</returns>
    public async Task<ImportId> BeginAsync(HttpContext http, ImportDirectoryCommand command, Action<bool> ended)
    {
        var load = new Load(command, ended, CancellationTokenSource.CreateLinkedTokenSource(stopping.Token));
        var caller = CallerOf(http);
        Task run;
        using (ExecutionContext.SuppressFlow()) run = Task.Run(() => RunAsync(caller, load), CancellationToken.None);
        running.TryAdd(run, true);
        _ = run.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await using var givenUp = http.RequestAborted.Register(load.GiveUp);
        return await load.Begun.Task;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host that fails at its start, or is thrown away without being stopped, disposes first.
        if (isDisposed) return;
        await stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(running.Keys).WaitAsync(cancellationToken);
    }

    public override void Dispose()
    {
        isDisposed = true;
        stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Quietly(uploads.RemoveOld);
            await Task.Delay(LooksForOldFiles, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>All that is asked about a caller; the request itself is gone by then.</summary>
    private static DefaultHttpContext CallerOf(HttpContext http)
    {
        var caller = new DefaultHttpContext { User = http.User, TraceIdentifier = Problems.TraceIdOf(http) };
        caller.Connection.RemoteIpAddress = http.Connection.RemoteIpAddress;
        caller.Request.Headers.UserAgent = http.Request.Headers.UserAgent;
        return caller;
    }

    private async Task RunAsync(DefaultHttpContext caller, Load load)
    {
        accessor.HttpContext = caller;
        var hasSucceeded = false;
        var command = load.Command;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            caller.RequestServices = scope.ServiceProvider;
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command with { Begun = Begun }, load.Stop.Token);
            hasSucceeded = outcome.Import.State == ImportState.Succeeded;
        }
        catch (OperationCanceledException) when (load.Stop.IsCancellationRequested)
        {
            // The history says so.
        }
        catch (Exception exception)
        {
            // Nobody waits for a load that has begun: the history says that it failed, the log says why.
            if (!load.Begun.TrySetException(exception)) log.LogError(exception, "Load {Import} ended with an error.", (await load.Begun.Task).Value);
        }
        finally
        {
            load.Begun.TrySetCanceled(CancellationToken.None);
            Quietly(() => load.Ended(hasSucceeded));
            load.Stop.Dispose();
        }

        void Begun(ImportId id)
        {
            command.Begun?.Invoke(id);
            load.Begun.TrySetResult(id);
        }
    }

    private void Quietly(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "A file that was sent to be loaded could not be removed.");
        }
    }

    private sealed record Load(ImportDirectoryCommand Command, Action<bool> Ended, CancellationTokenSource Stop)
    {
        public TaskCompletionSource<ImportId> Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Nobody waits any more: what has not begun shall not.</summary>
        public void GiveUp()
        {
            if (Begun.Task.IsCompleted) return;
            try
            {
                Stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has ended by itself this moment.
            }
        }
    }
}
