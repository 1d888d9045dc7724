// Renames a unit, and gives way to whoever was faster. Where the server is and who signs in stands in the environment: see README.md.
using System.Text.Json.Nodes;
using OrgChart.Client;

using var client = new OrgChartClient(new OrgChartClientOptions
{
    Address = new Uri(Setting("ORGCHART_ADDRESS")),
    Credentials = new ClientCredentials(Setting("ORGCHART_CLIENT_ID"), Setting("ORGCHART_CLIENT_SECRET")),
});

await foreach (var department in client.Departments.ListAllAsync()) Console.WriteLine($"{department.Name}: {department.EmployeeCount} people");

var found = await client.Search.SearchAsync(q: args.FirstOrDefault() ?? "water", type: "unit", limit: 1);
if (found.Items.Count == 0)
{
    Console.Error.WriteLine("Nothing is called like that.");
    return 1;
}

for (var attempt = 1; ; attempt++)
{
    var unit = await client.Units.GetAsync(found.Items[0].Id);
    try
    {
        var changes = new JsonObject { ["names"] = new JsonObject { ["en"] = $"{unit.Value.Names.En} (checked)" } };
        var renamed = await client.Units.PatchAsync(unit.Value.Id, changes, unit.ETag);
        Console.WriteLine($"{unit.Value.Name} is now {renamed.Value.Name}");
        return 0;
    }
    catch (ProblemException problem) when (problem.IsStale && attempt < 3)
    {
        // Somebody was faster: read again.
    }
}

static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
