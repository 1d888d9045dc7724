using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence.Access;

/// <summary>
/// The last look before a write is lasting, within its transaction: whether the caller still has the right, and has it where he wrote. It looks at what was in fact changed,
/// by whichever command, load, batch or undo, so that none can forget to ask.
/// </summary>
internal sealed class AccessGuard(OrgChartContext context, CallerRights caller, Provenance provenance)
{
    // SQL Server takes 2,100 parameters in a statement.
    private const int IdsPerStatement = 2_000;

    /// <summary>Before anything is written (a change of one's own account has been looked at already): the branches that the caller may change, as the database says now; null for everywhere.</summary>
    /// <exception cref="ForbiddenException">The caller has lost the right.</exception>
    /// <exception cref="AccessEndedException">The caller's session or account has ended.</exception>
    public async Task<IReadOnlyCollection<int>?> BranchesAsync(CancellationToken cancellationToken) =>
        provenance.Permission is { } permission and not Permissions.Account && context.ChangesAudited ? await caller.BranchesAsync(permission, cancellationToken) : null;

    /// <summary>After it was written, before it is lasting: whether all of it is in those branches.</summary>
    /// <exception cref="ForbiddenException"><c>access.outside_branch</c></exception>
    public async Task EnsureWithinAsync(IReadOnlyCollection<int>? branches, CancellationToken cancellationToken)
    {
        if (branches is null) return;
        if (context.Capture.TouchesTop) throw ForbiddenException.OutsideBranch("the top of the organisation");
        await EnsureBeneathAsync(context.Capture.Places, [.. branches], cancellationToken);
    }

    /// <summary>Walks up from all places at once until they meet a branch, or the top.</summary>
    private async Task EnsureBeneathAsync(IReadOnlySet<int> places, HashSet<int> branches, CancellationToken cancellationToken)
    {
        // What hung on a unit that is gone now was in its parent's branch, which is a place of its own.
        var frontier = places.Where(place => !branches.Contains(place) && !context.Capture.RemovedUnits.Contains(place)).ToDictionary(place => place);
        while (frontier.Count > 0)
        {
            var next = new Dictionary<int, int>();
            foreach (var some in frontier.Keys.Select(id => new OrgUnitId(id)).Chunk(IdsPerStatement))
            {
                var parents = await context.Units.AsNoTracking().Where(unit => some.Contains(unit.Id)).Select(unit => new { unit.Id, unit.ParentId }).ToListAsync(cancellationToken);
                if (parents.Count < some.Length) throw ForbiddenException.OutsideBranch($"unit {frontier[some.First(id => parents.TrueForAll(unit => unit.Id != id)).Value]}");
                foreach (var unit in parents)
                {
                    var origin = frontier[unit.Id.Value];
                    if (unit.ParentId is not { } parent) throw ForbiddenException.OutsideBranch($"unit {origin}");
                    if (!branches.Contains(parent.Value)) next[parent.Value] = origin;
                }
            }

            frontier = next;
        }
    }
}
