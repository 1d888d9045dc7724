using System.Runtime.Loader;
using OrgChart.Application;
using OrgChart.Application.Operations;
using OrgChart.Application.Rules;

namespace OrgChart.WebApi.Hosting;

/// <summary>Loads business rules from assemblies that the configuration names (<c>Rules:Assemblies</c>).</summary>
internal static class RulePlugIns
{
    /// <summary>Adds their rules.</summary>
    /// <exception cref="OperationRefusedException">An assembly cannot be loaded or has no rule in it: better no server than one that lets everything pass.</exception>
    public static IServiceCollection AddRulePlugIns(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var file in configuration.GetSection(RuleOptions.Section).Get<RuleOptions>()?.Assemblies ?? [])
        {
            var path = Path.GetFullPath(file, AppContext.BaseDirectory);
            int rules;
            try
            {
                rules = services.AddRules(AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
            }
            catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException)
            {
                throw new OperationRefusedException($"Rules:Assemblies names {path}, which cannot be loaded: {exception.Message}", exception);
            }

            if (rules == 0) throw new OperationRefusedException($"Rules:Assemblies names {path}, but no public class in it implements IBusinessRule.");
        }

        return services;
    }
}
