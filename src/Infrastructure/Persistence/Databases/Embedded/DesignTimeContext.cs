using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>Gives <c>dotnet ef migrations add</c> a context; it opens no database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<OrgChartContext>
{
    public OrgChartContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<OrgChartContext>().UseSqlite("Data Source=:memory:").Options);
}
