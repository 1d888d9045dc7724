using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Audit;

/// <summary>Every rule about the audit trail, so that the codes of the API can be read as a list.</summary>
public static class AuditRules
{
    /// <summary>There is no entry with this id.</summary>
    public static NotFoundException NotFound(int id) => new("audit.not_found", $"There is no audit entry {id}.");

    /// <summary>The entry cannot be undone (any more).</summary>
    /// <param name="id">The entry.</param>
    /// <param name="why">Why, as the second half of a sentence.</param>
    public static RuleBrokenException UndoImpossible(int id, string why) => new("audit.undo_impossible", $"Audit entry {id} cannot be undone: {why}");

    /// <summary>The entry is undone already.</summary>
    public static RuleBrokenException UndoneAlready(int id) => new("audit.undone_already", $"Audit entry {id} is undone already.");
}
