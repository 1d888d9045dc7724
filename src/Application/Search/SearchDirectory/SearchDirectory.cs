using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Operations;

namespace OrgChart.Application.Search.SearchDirectory;

/// <summary>Finds people and units by what somebody typed, in spite of typing errors.</summary>
/// <param name="Text">What was typed; 1 to 200 characters.</param>
/// <param name="Kind">Only people or only units; null for both in one ranking.</param>
/// <param name="DepartmentId">Only within this department; null for everywhere.</param>
/// <param name="Limit">How many hits at most, 1 to 200.</param>
/// <param name="Translation">The language of the answer; the search knows both.</param>
public sealed record SearchDirectoryQuery(string Text, SearchKind? Kind, int? DepartmentId, int Limit, Translation Translation) : IRequest<SearchAnswer>;

/// <summary>What a search looks for.</summary>
public enum SearchKind
{
    /// <summary>People.</summary>
    Employee,

    /// <summary>Units.</summary>
    Unit,
}

internal sealed class SearchDirectoryValidator : AbstractValidator<SearchDirectoryQuery>
{
    /// <summary>The longest query, in characters.</summary>
    public const int MaxLength = 200;

    public SearchDirectoryValidator() => RuleFor(query => query.Text).Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("Say what to search for.")
        .MaximumLength(MaxLength).WithMessage($"A query has at most {MaxLength} characters.")
        .OverridePropertyName("q");
}

internal sealed class SearchDirectoryHandler(IDirectory directory, ServerMetrics metrics, TimeProvider time) : IRequestHandler<SearchDirectoryQuery, SearchAnswer>
{
    public Task<SearchAnswer> Handle(SearchDirectoryQuery query, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var answer = directory.Current.Search(query);
        metrics.Searched(query.Kind, time.GetElapsedTime(start));
        return Task.FromResult(answer);
    }
}
