namespace OrgChart.Domain.Imports;

/// <summary>Who was absent from the last files and is still there.</summary>
public interface IAbsenceRepository
{
    /// <summary>All of them.</summary>
    Task<IReadOnlyList<Absence>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Puts others in their place, within the transaction that has begun.</summary>
    Task ReplaceAsync(IReadOnlyCollection<Absence> absences, CancellationToken cancellationToken);
}
