using MediatR;
using Microsoft.Extensions.Options;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Operations;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary>What a verb needs to send requests to the use cases: the same configuration and services as the server, without HTTP.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly AsyncServiceScope scope;

    private VerbHost(IHost host)
    {
        this.host = host;
        scope = host.Services.CreateAsyncScope();
    }

    /// <summary>The tables.</summary>
    public ISchema Schema => scope.ServiceProvider.GetRequiredService<ISchema>();

    /// <summary>Takes a database to another place.</summary>
    public IDatabaseCopy Copy => scope.ServiceProvider.GetRequiredService<IDatabaseCopy>();

    /// <summary>The database's copies in files.</summary>
    public IDatabaseBackups Backups => scope.ServiceProvider.GetRequiredService<IDatabaseBackups>();

    /// <summary>What servers do from time to time.</summary>
    public IJobs Jobs => scope.ServiceProvider.GetRequiredService<IJobs>();

    /// <summary>Builds the services.</summary>
    /// <param name="settings">Settings of the command line.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static VerbHost Create(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddOrgChartSources(settings);
        builder.Services.AddOrgChart(builder.Configuration).AddScoped<ICaller, OperatorCaller>().AddSingleton<IMailer, NobodyMails>();
        builder.Logging.AddOrgChartLog(builder.Configuration);
        var built = builder.Build();
        built.Services.GetRequiredService<IStartupValidator>().Validate();
        return new VerbHost(built);
    }

    /// <summary>Sends a request to its use case, on a database that can be worked with.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await Schema.EnsureReadyAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Sends a request that only reads: it neither makes a database nor changes one.</summary>
    /// <exception cref="OperationRefusedException">There is no database, or it lacks migrations.</exception>
    public async Task<T> ReadAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await Schema.EnsureReadableAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Sends a request that is answered from the directory, after it was read.</summary>
    /// <exception cref="OperationRefusedException">There is no database, or it lacks migrations.</exception>
    public async Task<T> AskAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await Schema.EnsureReadableAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IDirectory>().LoadAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        host.Dispose();
    }

    /// <summary>A verb has ended before a mail is on its way; it prints what is to be told.</summary>
    private sealed class NobodyMails : IMailer
    {
        public bool IsConfigured => false;

        public Task SendAsync(MailMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
