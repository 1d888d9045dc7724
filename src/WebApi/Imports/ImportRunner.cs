using MediatR;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;

namespace OrgChart.WebApi.Imports;

/// <summary>Goes on with loads when the request that asked for one has been answered. When the server stops they are cancelled, which leaves the directory as it was.</summary>
internal sealed class ImportRunner(IServiceScopeFactory scopes, IHttpContextAccessor accessor, ILogger<ImportRunner> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task last = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins a load.</summary>
    /// <param name="http">The request; the load is the caller's, also after it.</param>
    /// <param name="command">What to load.</param>
    /// <param name="ended">Called when it has ended, with its id, or null when it has not begun.</param>
    /// <returns>The load's id, once it stands in the history. What keeps it from beginning is thrown.</returns>
    public Task<ImportId> BeginAsync(HttpContext http, ImportDirectoryCommand command, Action<ImportId?> ended)
    {
        var begun = new TaskCompletionSource<ImportId>(TaskCreationOptions.RunContinuationsAsynchronously);
        var caller = CallerOf(http);
        using (ExecutionContext.SuppressFlow()) last = Task.Run(() => RunAsync(caller, command with { Begun = id => begun.TrySetResult(id) }, begun, ended), CancellationToken.None);
        return begun.Task;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await last.WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    /// <summary>All that is asked about a caller; the request itself is gone by then.</summary>
    private static DefaultHttpContext CallerOf(HttpContext http)
    {
        var caller = new DefaultHttpContext { User = http.User, TraceIdentifier = http.TraceIdentifier };
        caller.Connection.RemoteIpAddress = http.Connection.RemoteIpAddress;
        caller.Request.Headers.UserAgent = http.Request.Headers.UserAgent;
        return caller;
    }

    private async Task RunAsync(DefaultHttpContext caller, ImportDirectoryCommand command, TaskCompletionSource<ImportId> begun, Action<ImportId?> ended)
    {
        accessor.HttpContext = caller;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            caller.RequestServices = scope.ServiceProvider;
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The history says so.
        }
        catch (Exception exception)
        {
            // Nobody waits for a load that has begun: the history says that it failed, the log says why.
            if (!begun.TrySetException(exception)) log.LogError(exception, "Load {Import} ended with an error.", (await begun.Task).Value);
        }
        finally
        {
            begun.TrySetCanceled(CancellationToken.None);
            ended(begun.Task.IsCompletedSuccessfully ? await begun.Task : null);
        }
    }
}
