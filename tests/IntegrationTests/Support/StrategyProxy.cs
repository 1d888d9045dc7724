using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.IntegrationTests.Support;

/// <summary>A database that tells a test what is asked of it, and waits when the test wants it to.</summary>
public class StrategyProxy : DispatchProxy
{
    private IDatabaseStrategy database = null!;
    private Func<string, object?[], Task> before = null!;

    /// <summary>Registers the database so that something happens before each of its methods that return a task.</summary>
    /// <param name="before">Gets the method's name and arguments; the method is called when its task has ended.</param>
    public static Action<IServiceCollection> Around(Func<string, object?[], Task> before) => services =>
    {
        var original = services.Last(service => service.ServiceType == typeof(IDatabaseStrategy)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            var proxy = Create<IDatabaseStrategy, StrategyProxy>();
            ((StrategyProxy)(object)proxy).database = (IDatabaseStrategy)original(provider);
            ((StrategyProxy)(object)proxy).before = before;
            return proxy;
        });
    };

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        if (type == typeof(Task)) return AfterAsync(targetMethod, args!);
        if (!typeof(Task).IsAssignableFrom(type)) return targetMethod.Invoke(database, args);
        var after = typeof(StrategyProxy).GetMethod(nameof(ResultAfterAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
        return after.MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(this, [targetMethod, args]);
    }

    private async Task AfterAsync(MethodInfo method, object?[] args)
    {
        await before(method.Name, args);
        await (Task)method.Invoke(database, args)!;
    }

    private async Task<T> ResultAfterAsync<T>(MethodInfo method, object?[] args)
    {
        await before(method.Name, args);
        return await (Task<T>)method.Invoke(database, args)!;
    }
}

/// <summary>A place where a process waits until the test goes on.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until somebody waits at the gate.</summary>
    public Task ReachedAsync() => reached.Task.WaitAsync(Patience.Limit);

    public void Open() => open.TrySetResult();

    public Task PassAsync()
    {
        reached.TrySetResult();
        return open.Task.WaitAsync(Patience.Limit);
    }
}
