using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Rules;

/// <summary>Runs all rules of a command before its handler, on the directory as the command will find it.</summary>
internal sealed class BusinessRuleBehaviour<TRequest, TResponse>(IEnumerable<IBusinessRule<TRequest>> rules, IUnitOfWork work, IDirectoryWithin directory)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : INeedPermission
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var all = rules.Where(rule => rule.IsInForce).ToList();
        if (all.Count == 0) return await next();
        if (work.IsTogether)
        {
            await CheckAsync(all, request, cancellationToken);
            return await next();
        }

        // The lock first, so that what the rules see is what the handler finds.
        await work.BeginTogetherAsync(cancellationToken);
        await CheckAsync(all, request, cancellationToken);
        var response = await next();
        await work.CompleteTogetherAsync(cancellationToken);
        return response;
    }

    private async Task CheckAsync(List<IBusinessRule<TRequest>> all, TRequest request, CancellationToken cancellationToken)
    {
        var snapshot = await directory.CurrentAsync(cancellationToken);
        var refusals = new List<Refusal>();
        foreach (var rule in all)
            if (await rule.CheckAsync(request, snapshot, cancellationToken) is { } refusal) refusals.Add(refusal);
        if (refusals.Count > 0) throw new RuleBrokenException(refusals[0].Code, string.Join(' ', refusals.Select(refusal => refusal.Message)));
    }
}
