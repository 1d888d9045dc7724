using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Exports.ExportBranch;

/// <summary>A unit and all beneath it, or the whole directory, to be written out; with contact data for callers who may see it.</summary>
/// <param name="UnitId">The unit at the top; null for the whole directory.</param>
/// <param name="Depth">How many levels beneath the top, 0 to 1000; null for all.</param>
/// <param name="WithPeople">Whether the people belong to it.</param>
/// <param name="Translation">The language.</param>
public sealed record ExportBranchQuery(int? UnitId, int? Depth, bool WithPeople, Translation Translation) : IRequest<Branch>;

internal sealed class ExportBranchValidator : AbstractValidator<ExportBranchQuery>
{
    public ExportBranchValidator() => RuleFor(query => query.Depth).InclusiveBetween(0, ChartNode.MaxDepth).WithMessage(ChartNode.DepthError);
}

internal sealed class ExportBranchHandler(IDirectory directory, ICaller caller) : IRequestHandler<ExportBranchQuery, Branch>
{
    public Task<Branch> Handle(ExportBranchQuery query, CancellationToken cancellationToken)
    {
        OrgUnitId? top = query.UnitId is { } id ? new OrgUnitId(id) : null;
        return Task.FromResult(directory.Current.Branch(new(top, query.Depth, query.WithPeople), new(query.Translation, caller.MaySeeContactData)));
    }
}
