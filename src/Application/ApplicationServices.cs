using System.Reflection;
using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.Application.Access;
using OrgChart.Application.Audit;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.SignIn;
using OrgChart.Application.Clients;
using OrgChart.Application.Clients.CreateClient;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Operations;
using OrgChart.Application.Rules;
using OrgChart.Application.Sessions;
using OrgChart.Application.Sessions.EndSessions;
using OrgChart.Application.Teams;
using OrgChart.Application.Units;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeUser;

namespace OrgChart.Application;

/// <summary>Registers the use cases.</summary>
public static class ApplicationServices
{
    private static readonly Assembly Here = typeof(ApplicationServices).Assembly;

    /// <summary>Adds every use case, validator and mapping of this assembly, and the pipeline around them.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        AddHandlers(services);
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(Here, includeInternalTypes: true))
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RepeatBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ProvenanceBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(BusinessRuleBehaviour<,>));
        services.AddRules(Here);
        services.AddSingleton<ServerMetrics>();
        services.AddScoped<IdempotencyContext>();
        services.AddScoped<Provenance>();
        services.AddScoped<ScopeCaller>();
        services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => new MapperConfiguration(mapping => mapping.AddProfiles(Here)));
        services.AddScoped<IMapper, Mapper>();
        services.AddScoped<ImportJournal>();
        services.AddScoped<DirectoryLoad>();
        services.AddScoped<Departures>();
        services.AddScoped<ChangeReversal>();
        services.AddScoped<TeamView>();
        services.AddScoped<UnitContents>();
        AddAccounts(services);
        return services;
    }

    /// <summary>Adds the business rules of an assembly.</summary>
    /// <returns>How many there are.</returns>
    public static int AddRules(this IServiceCollection services, Assembly assembly)
    {
        var rules = (
            from type in assembly.GetExportedTypes()
            where type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IBusinessRule<>)
            select (contract, type)).ToList();
        foreach (var (contract, type) in rules) services.AddTransient(contract, type);
        return rules.Count;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<FirstAdministratorCode>();
        services.AddScoped<CallerRights>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PasswordResets>();
        services.AddScoped<PasswordSetting>();
        services.AddScoped<ClientCheck>();
        services.AddScoped<UserSignIn>();
        services.AddScoped<SessionRenewal>();
        services.AddScoped<SessionKeeper>();
        services.AddScoped<SessionView>();
        services.AddScoped<LiveSessions>();
        services.AddScoped<AccountOpening>();
        services.AddScoped<AccountChanges>();
        services.AddScoped<ProfileEditing>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<UserPower>();
        services.AddScoped<Erasure>();
        services.AddScoped<Traces>();
        services.AddScoped<SecondFactorNotes>();
        services.AddScoped<ClientOpening>();
        services.AddScoped<ClientPower>();
    }

    private static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        var handlers =
            from type in Here.GetTypes()
            where type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            select (contract, type);
        foreach (var (contract, type) in handlers) services.AddTransient(contract, type);
    }
}
