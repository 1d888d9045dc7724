using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>What always holds, whatever was edited.</summary>
internal static class Invariants
{
    /// <summary>Checks the database: nothing refers to what is not there, nothing hangs in a circle, the database is whole.</summary>
    public static void Check(LiveServer server)
    {
        Assert.That(Count("SELECT count(*) FROM org_units WHERE parent_id NOT IN (SELECT id FROM org_units)"), Is.Zero, "units without their parent");
        Assert.That(Count("SELECT count(*) FROM employees WHERE unit_id NOT IN (SELECT id FROM org_units)"), Is.Zero, "people without their unit");
        Assert.That(Count("SELECT count(*) FROM employees WHERE manager_id NOT IN (SELECT id FROM employees)"), Is.Zero, "people without their manager");
        Assert.That(Count("SELECT count(DISTINCT team_id) FROM team_members WHERE team_id NOT IN (SELECT team_id FROM team_members WHERE role = 1)"), Is.Zero, "members without a leader");
        Assert.That(Hanging("org_units", "parent_id"), Is.EqualTo(Count("SELECT count(*) FROM org_units")), "units in a circle");
        Assert.That(Hanging("employees", "manager_id"), Is.EqualTo(Count("SELECT count(*) FROM employees")), "people in a circle");
        Assert.That(Count(ServerDatabase.CountDamage), Is.Zero, "the database itself is broken");
        // Clients make these two together, and nobody removes them.
        Assert.That(server.Query("SELECT name_en FROM org_units WHERE name_en LIKE 'Batch %'", row => row.GetString(0)),
            Is.EquivalentTo(server.Query("SELECT surname FROM employees WHERE surname LIKE 'Batch %'", row => row.GetString(0))), "half a batch");

        long Count(string sql) => server.Number(sql);

        long Hanging(string table, string above) => Count($"""
            WITH RECURSIVE hanging(id) AS (SELECT id FROM {table} WHERE {above} IS NULL UNION ALL SELECT t.id FROM {table} t JOIN hanging h ON t.{above} = h.id)
            SELECT count(*) FROM hanging
            """);
    }

    /// <summary>Compares what the API shows with the database: departments, all their head counts, every unit of the charts.</summary>
    public static async Task CheckViewAsync(LiveServer server, HttpClient reader)
    {
        var departments = (await reader.ReadAsync("departments?limit=200")).Json;
        var counts = server.Query("""
            WITH RECURSIVE beneath(top, id) AS (SELECT id, id FROM org_units UNION ALL SELECT b.top, u.id FROM org_units u JOIN beneath b ON u.parent_id = b.id)
            SELECT b.top, count(e.id) FROM beneath b LEFT JOIN employees e ON e.unit_id = b.id GROUP BY b.top
            """, row => (row.GetInt32(0), row.GetInt32(1))).ToDictionary();
        var shown = new Dictionary<int, int>();
        foreach (var department in departments.Items()) Take((await reader.ReadAsync($"departments/{department.Number("id")}/chart")).Json);

        Assert.That(departments.Number("total"), Is.EqualTo(server.Number("SELECT count(*) FROM org_units WHERE parent_id IS NULL")));
        Assert.That(shown, Is.EquivalentTo(counts));

        void Take(System.Text.Json.JsonElement node)
        {
            shown.Add(node.Number("id"), node.Number("totalEmployeeCount"));
            foreach (var child in node.GetProperty("children").EnumerateArray()) Take(child);
        }
    }
}
