using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.Copying;

/// <summary>Copies table by table, those that others refer to first, and compares before anything is lasting.</summary>
internal sealed class DatabaseCopy : IDatabaseCopy
{
    private const string From = "--from";
    private const string To = "--to";

    public async Task<CopyReport> CopyAsync(string from, string to, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        var (origin, destination) = (DatabaseAddress.Read(From, from), DatabaseAddress.Read(To, to));
        var strategy = DatabaseAddress.StrategyOf(To, destination);
        using var owned = strategy as IDisposable;
        var options = new DbContextOptionsBuilder<OrgChartContext>();
        strategy.Configure(options);
        await using var context = new OrgChartContext(options.Options);
        await using var source = await CopySource.OpenAsync(From, origin, cancellationToken);
        await source.EnsureTablesAsync(From, [.. context.Database.GetMigrations()], cancellationToken);

        await using var target = new CopyTarget(To, context, strategy);
        await target.PrepareAsync(cancellationToken);
        await target.BeginAsync(cancellationToken);
        var tables = PlainTable.AllOf(context.Model);
        await target.EnsureEmptyAsync(tables, cancellationToken);
        var total = 0L;
        foreach (var table in tables) total += await Rows.CountAsync(source.Connection, source.Transaction, table, cancellationToken);

        // Between databases of one kind a moment stays as it is, to the last digit.
        var cut = !origin.Kind.Equals(destination.Kind, StringComparison.OrdinalIgnoreCase);
        var copying = new Counter(progress, CopyStage.Copying, total);
        foreach (var table in tables) await target.WriteAsync(table, Watched(table), cancellationToken);

        var comparing = new Counter(progress, CopyStage.Comparing, 2 * total);
        var report = new CopyReport([.. tables.Select(Compare)]);
        if (report.IsSame) await target.CommitAsync();
        return report;

        IEnumerable<object?[]> Watched(PlainTable table)
        {
            using var command = source.Command(table.SelectInOrder);
            foreach (var row in Rows.Of(command, table))
            {
                if (cut)
                    for (var i = 0; i < row.Length; i++)
                        if (row[i] is DateTime moment) row[i] = RowDigest.Cut(moment);
                cancellationToken.ThrowIfCancellationRequested();
                copying.Add(1);
                yield return row;
            }
        }

        CopiedTable Compare(PlainTable table)
        {
            var there = Rows.DigestOf(source.Connection, source.Transaction, table, comparing.Add, cancellationToken);
            var here = Rows.DigestOf(target.Connection, target.Transaction, table, comparing.Add, cancellationToken);
            return new(table.Name, there.Rows, here.Rows, there.ToString(), here.ToString());
        }
    }

    /// <summary>Tells how far a stage is, now and then.</summary>
    private sealed class Counter(IProgress<CopyProgress> progress, CopyStage stage, long total)
    {
        private long done;
        private long told = -Rows.PerReport;

        public void Add(int rows)
        {
            done += rows;
            if (done < told + Rows.PerReport && done != total) return;
            told = done;
            progress.Report(new(stage, done, total));
        }
    }
}
