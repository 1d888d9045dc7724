using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Application.Clients;
using OrgChart.Application.Operations;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Users;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;
using OrgChart.Infrastructure.Persistence.Access;
using OrgChart.Infrastructure.Persistence.Clients;
using OrgChart.Infrastructure.Persistence.SecurityEvents;
using OrgChart.Infrastructure.Persistence.Sessions;
using OrgChart.Infrastructure.Persistence.Users;

namespace OrgChart.Infrastructure.Accounts;

/// <summary>Registers what accounts need from outside.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection(AccountOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        AddTables(services);
        AddCleanUps(services);
        AddIdentity(services);
        services.AddSealing(configuration);
        services.AddScoped<IPasswords, Passwords>();
        services.AddSingleton<HashWork>();
        services.AddScoped<ISecondFactor, SecondFactor>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<Mailer>());
        return services;
    }

    /// <summary>Adds the keys that seal second factors.</summary>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection().SetApplicationName("OrgChart");
        // The folder is made when keys are needed, and not by looking (orgchart doctor).
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((keys, log) => keys.XmlRepository = new FileSystemXmlRepository(ProtectionFolder(configuration), log));
        return services;
    }

    private static void AddTables(IServiceCollection services)
    {
        services.AddScoped<UserRepository>();
        services.AddScoped<IUserRepository>(provider => provider.GetRequiredService<UserRepository>());
        services.AddScoped<IUserList>(provider => provider.GetRequiredService<UserRepository>());
        services.AddScoped<ClientRepository>();
        services.AddScoped<IClientRepository>(provider => provider.GetRequiredService<ClientRepository>());
        services.AddScoped<IClientList>(provider => provider.GetRequiredService<ClientRepository>());
        services.AddScoped<ISessionRepository, SessionRepository>();
        services.AddScoped<SecurityLog>();
        services.AddScoped<ISecurityLog>(provider => provider.GetRequiredService<SecurityLog>());
        services.AddScoped<ISecurityEventList>(provider => provider.GetRequiredService<SecurityLog>());
        services.AddSingleton<RefusalQueue>();
        services.AddScoped<IRefusalLog, RefusalLog>();
        services.AddScoped<ISignInAttempts, SignInAttempts>();
        services.AddScoped<IAccountRights, AccountRights>();
        services.AddScoped<AccessGuard>();
        services.AddSingleton<EndedAccess>();
        services.AddSingleton<IEndedAccess>(provider => provider.GetRequiredService<EndedAccess>());
        services.AddScoped<AccessEndings>();
        services.AddScoped<IAccessEndings>(provider => provider.GetRequiredService<AccessEndings>());
    }

    private static void AddCleanUps(IServiceCollection services)
    {
        services.AddScoped<ICleanUp, SessionCleanUp>();
        services.AddScoped<ICleanUp, SignInAttemptCleanUp>();
        services.AddScoped<ICleanUp, UsedCodeCleanUp>();
        services.AddScoped<ICleanUp, AccessEndingCleanUp>();
        services.AddScoped<ICleanUp, SecurityEventCleanUp>();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity =>
        {
            // Strength is judged as a whole; rules about kinds of characters make passwords worse (NIST SP 800-63B, 3.1.1.2).
            identity.Password = new() { RequiredLength = IPasswords.MinLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
            identity.User.AllowedUserNameCharacters = "";
        }).AddUserStore<IdentityStore>().AddTokenProvider<AuthenticatorTokenProvider<User>>(SecondFactor.Provider);
        // The only judge of passwords.
        services.RemoveAll<IPasswordValidator<User>>().AddSingleton<IPasswordValidator<User>, PasswordStrength>();
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<User>, PasswordHasher<User>>());
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<AccountOptions>>((hasher, accounts) => hasher.IterationCount = accounts.Value.HashIterations);
    }

    /// <summary>Beside the keys that sign access tokens, for the owner's eyes only.</summary>
    private static DirectoryInfo ProtectionFolder(IConfiguration configuration)
    {
        var folder = new DirectoryInfo(Path.Combine(configuration["Security:KeyFolder"] ?? "data/keys", "protection"));
        PrivateFolder.Make(folder.FullName);
        return folder;
    }
}
