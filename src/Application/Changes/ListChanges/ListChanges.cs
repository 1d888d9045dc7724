using FluentValidation;
using FluentValidation.Results;
using MediatR;
using OrgChart.Application.Access;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;

namespace OrgChart.Application.Changes.ListChanges;

/// <summary>What has changed since a reader asked last, so that another system stays in step.</summary>
/// <param name="Since">The reader's token; null for everything there is; <c>latest</c> for a token of now.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Translation">The language of names and titles.</param>
public sealed record ListChangesQuery(string? Since, int Limit, Translation Translation) : IRequest<ChangePage>;

internal sealed class ListChangesHandler(IDirectory directory, IAuditTrail trail, ICaller caller, CallerRights rights) : IRequestHandler<ListChangesQuery, ChangePage>
{
    private const string Latest = "latest";

    public async Task<ChangePage> Handle(ListChangesQuery query, CancellationToken cancellationToken)
    {
        var snapshot = directory.Current;
        var view = new EmployeeView(query.Translation, caller.MaySeeContactData);
        var branch = new BranchOfFeed(await rights.BranchesAsync(Permissions.DirectoryRead, cancellationToken), snapshot, view);
        if (query.Since is null or Latest)
        {
            var last = await trail.LastEntryAsync(snapshot.Revision, cancellationToken);
            return query.Since is null
                ? Everything(snapshot, new ChangeToken(ChangeStage.Units, 0, new TrailPlace(last, int.MaxValue)), query.Limit, view, branch)
                : new() { Items = [], Token = ChangeToken.After(last).ToString(), HasMore = false };
        }

        var token = ChangeToken.Read(query.Since)
            ?? throw new ValidationException([new ValidationFailure("since", "This is not a token of this feed. Use one as nextLink or deltaLink gave it, or leave it out.")]);
        if (!await trail.IsWholeAfterAsync(token.Place.EntryId, cancellationToken)) throw new TokenExpiredException();
        if (token.Stage != ChangeStage.Changes) return Everything(snapshot, token, query.Limit, view, branch);
        var changes = await trail.ListChangesAsync(token.Place, snapshot.Revision, query.Limit, cancellationToken);
        var end = changes.Count == 0 ? token.Place : new TrailPlace(changes[^1].Change.EntryId, changes[^1].Change.Ordinal);
        return new() { Items = ChangeSummary.Of(changes, snapshot, view, branch), Token = (token with { Place = end }).ToString(), HasMore = changes.Count == query.Limit };
    }

    /// <summary>A part of all there is. What changes meanwhile comes afterwards, also what was handed out already.</summary>
    private static ChangePage Everything(IDirectorySnapshot snapshot, ChangeToken token, int limit, EmployeeView view, BranchOfFeed branch)
    {
        var items = new List<ChangeItem>(limit);
        if (token.Stage == ChangeStage.Units)
        {
            items.AddRange(snapshot.UnitsAfter(token.LastId, limit, view.Translation).Select(ChangeSummary.Added));
            token = items.Count == limit ? token with { LastId = items[^1].Id } : token with { Stage = ChangeStage.Employees, LastId = 0 };
        }

        if (token.Stage == ChangeStage.Employees)
        {
            var room = limit - items.Count;
            var people = snapshot.EmployeesAfter(token.LastId, room, view).Select(ChangeSummary.Added).ToList();
            items.AddRange(people);
            token = people.Count == room ? token with { LastId = people.Count == 0 ? token.LastId : people[^1].Id } : token with { Stage = ChangeStage.Changes, LastId = 0 };
        }

        return new() { Items = [.. items.Select(branch.Of).OfType<ChangeItem>()], Token = token.ToString(), HasMore = token.Stage != ChangeStage.Changes };
    }
}

/// <summary>What a reader missed is not known one by one any more; he has to begin anew.</summary>
public sealed class TokenExpiredException() : Exception("The token is too old.")
{
    /// <summary>The stable code.</summary>
    public const string Code = "changes.token_expired";
}
