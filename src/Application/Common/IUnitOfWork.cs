using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Common;

/// <summary>Everything a command changes becomes lasting together, or not at all.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Begins a change to the structure: takes the write lock of the database first, so that the facts read afterwards
    /// cannot change before the commit.
    /// </summary>
    /// <returns>The revision of the directory that the facts belong to.</returns>
    Task<long> BeginStructuralChangeAsync(CancellationToken cancellationToken);

    /// <summary>Begins a change that has nothing to do with the structure: what is read afterwards is read within its transaction.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the changes lasting. If units or employees changed, the directory gets its next revision, and this instance
    /// answers with it when the method returns.
    /// </summary>
    /// <returns>The revision of the directory afterwards.</returns>
    /// <exception cref="ConflictException">A record was changed by somebody else meanwhile.</exception>
    /// <exception cref="ForbiddenException">The caller has lost the right to do this meanwhile, or never had it for this branch.</exception>
    /// <exception cref="AccessEndedException">The caller's session or account has ended meanwhile.</exception>
    Task<long> CommitAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Begins a change that several commands make together: takes the write lock; what they begin and commit from now on belongs to
    /// it and becomes lasting with <see cref="CompleteTogetherAsync"/>, or not at all.
    /// </summary>
    Task BeginTogetherAsync(CancellationToken cancellationToken);

    /// <summary>Whether a change that several commands make together is going on.</summary>
    bool IsTogether { get; }

    /// <summary>Makes lasting what several commands did together; this instance answers with it when the method returns.</summary>
    Task CompleteTogetherAsync(CancellationToken cancellationToken);

    /// <summary>How often something has become lasting so far.</summary>
    int Commits { get; }

    /// <summary>Whether the next commit changes units or employees.</summary>
    bool ChangesDirectory { get; }

    /// <summary>Forgets everything since the last commit.</summary>
    Task RollBackAsync();
}
