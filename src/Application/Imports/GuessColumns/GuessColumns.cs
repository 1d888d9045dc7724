using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports.GuessColumns;

/// <summary>Guesses what the columns of a file mean, so that it can be looked at, put right and used for loads.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="File">The file.</param>
public sealed record GuessColumnsQuery(string Format, SourceFile File) : IRequest<ColumnMapping>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class GuessColumnsHandler(IEnumerable<IDirectorySource> sources) : IRequestHandler<GuessColumnsQuery, ColumnMapping>
{
    public Task<ColumnMapping> Handle(GuessColumnsQuery query, CancellationToken cancellationToken)
    {
        var source = sources.FirstOrDefault(candidate => candidate.Format == query.Format)
            ?? throw ImportRules.UnknownFormat(query.Format, sources.Select(candidate => candidate.Format));
        return source is ITableSource table
            ? Task.Run(() => table.Guess(query.File), cancellationToken)
            : throw ImportRules.FixedColumns(query.Format);
    }
}
