using OrgChart.Infrastructure;
using OrgChart.WebApi.AccessLog;
using OrgChart.WebApi.Audit;
using OrgChart.WebApi.Auth;
using OrgChart.WebApi.Batches;
using OrgChart.WebApi.Changes;
using OrgChart.WebApi.Clients;
using OrgChart.WebApi.Departments;
using OrgChart.WebApi.Employees;
using OrgChart.WebApi.Errors;
using OrgChart.WebApi.Exports;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Imports;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Page;
using OrgChart.WebApi.Search;
using OrgChart.WebApi.Security;
using OrgChart.WebApi.SecurityEvents;
using OrgChart.WebApi.Teams;
using OrgChart.WebApi.Telemetry;
using OrgChart.WebApi.Units;
using OrgChart.WebApi.Users;

namespace OrgChart.WebApi.Hosting;

/// <summary>Puts the server together.</summary>
internal static class WebHost
{
    private const long MaxRequestBytes = 1 << 20;

    /// <summary>Builds the server without starting it.</summary>
    /// <param name="settings">Settings of the command line, e.g. <c>--urls=http://127.0.0.1:5080</c>.</param>
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddOrgChartSources(settings);
        builder.Logging.AddOrgChartLog(builder.Configuration);
        // What is registered first starts first and stops last: telemetry sees the others' ends too.
        builder.AddTelemetry();
        builder.Services.AddOrgChart(builder.Configuration).AddDirectoryService().AddSecurity(builder.Configuration).AddGuards(builder.Configuration).AddDraining(builder.Configuration).AddDiskRoom().AddOpenApiDocument().AddSingleton<PageFiles>().AddSingleton<Uploads>();
        builder.Services.AddSingleton<ImportRunner>().AddHostedService(provider => provider.GetRequiredService<ImportRunner>());
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateScopes, options.ValidateOnBuild) = (true, true));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddExceptionHandler<ExceptionToProblem>();
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.AddScoped<Batch>().AddSingleton<StepPipeline>();
        return AddPipeline(builder.Build());
    }

    private static WebApplication AddPipeline(WebApplication app)
    {
        app.UseRequestTraces();
        app.UseAccessRecording();
        app.UseDraining();
        app.UseProxies();
        app.UseExceptionHandler();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<BareErrors>();
        app.UseHttpsOnly();
        app.UseMiddleware<HeadRequests>();
        app.UseRouting();
        app.UseCrossOrigin();
        app.UseMiddleware<CookieSignIn>();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseMiddleware<Options>();
        app.UseAuthorization();
        app.UseTimeLimits();
        app.UseMiddleware<IdempotencyKeys>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase), page => page.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint("/swagger/v1/swagger.json", "OrgChart v1");
            options.DocumentTitle = "OrgChart API";
        }));
        MapEndpoints(app);
        app.Services.GetRequiredService<StepPipeline>().Endpoints = StepsOf(app);
        // Lists them now, not when the server starts: the OpenAPI document is also made without a server.
        app.UseEndpoints(_ => { });
        return app;
    }

    /// <summary>What a step of a batch goes through; who sent it is known already.</summary>
    private static RequestDelegate StepsOf(WebApplication app)
    {
        var steps = ((IApplicationBuilder)app).New();
        steps.UseMiddleware<BareErrors>();
        steps.UseRouting();
        steps.UseAuthorization();
        steps.UseEndpoints(routes =>
        {
            foreach (var source in ((IEndpointRouteBuilder)app).DataSources) routes.DataSources.Add(source);
        });
        return steps.Build();
    }

    private static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapDepartments();
        routes.MapUnits();
        routes.MapEmployees();
        routes.MapExports();
        routes.MapSearch();
        routes.MapUnitEditing();
        routes.MapEmployeeEditing();
        routes.MapTeams();
        routes.MapBatches();
        routes.MapImports();
        routes.MapAudit();
        routes.MapAccessLog();
        routes.MapChanges();
        routes.MapTokens();
        routes.MapSessions();
        routes.MapAccounts();
        routes.MapUsers();
        routes.MapProfile();
        routes.MapClients();
        routes.MapSecurityEvents();
        routes.MapPage();
        routes.MapSwagger().AllowAnonymous();
        routes.MapHealth();
    }
}
