using FluentValidation;
using MediatR;

namespace OrgChart.Application.Common;

/// <summary>Refuses a request whose shape is wrong before its handler sees it.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<FluentValidation.Results.ValidationFailure>? failures = null;
        foreach (var validator in validators)
            if (validator.Validate(request) is { IsValid: false } result) (failures ??= []).AddRange(result.Errors);
        return failures is null ? next() : throw new ValidationException(failures);
    }
}
