using System.Text.Json;
using OrgChart.Application.Audit;

namespace OrgChart.IntegrationTests.Support;

/// <summary>The records whose changes are kept, by field; takes over what audit entries tell, and nothing else.</summary>
internal sealed class Replay
{
    private static readonly (string Resource, string Sql)[] Tables =
        [("unit", "SELECT * FROM org_units"), ("employee", "SELECT * FROM employees"), ("team", "SELECT * FROM teams"), ("teamMember", "SELECT * FROM team_members")];

    private static readonly HashSet<string> NotTold = ["version", "hand_edits", "source_digest"];

    private readonly SortedDictionary<string, SortedDictionary<string, string?>> records = new(StringComparer.Ordinal);

    /// <summary>The records as they are written down now.</summary>
    public static async Task<Replay> OfAsync(TestHost host)
    {
        var replay = new Replay();
        foreach (var (resource, sql) in Tables)
            foreach (var row in await host.RecordsAsync(sql))
            {
                var key = resource == "teamMember" ? KeyOf(resource, row["team_id"]!, row["employee_id"]) : KeyOf(resource, row["id"]!, member: null);
                replay.records.Add(key, new(row.Where(field => !NotTold.Contains(field.Key) && field.Value is not null).ToDictionary(field => NameOf(field.Key), field => field.Value), StringComparer.Ordinal));
            }

        return replay;
    }

    /// <summary>Takes over what an entry tells; fails when it does not fit what is there.</summary>
    public void Apply(AuditEntryAnswer entry)
    {
        foreach (var change in entry.Changes)
        {
            var key = KeyOf(change.Resource, $"{change.Id}", change.EmployeeId?.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (change.Kind == "added")
            {
                records.Add(key, new(Fields(change.After), StringComparer.Ordinal));
                continue;
            }

            if (!records.TryGetValue(key, out var record)) throw new InvalidOperationException($"Entry {entry.Id}: there is no {key}.");
            foreach (var (name, value) in Fields(change.Before))
                if (record.GetValueOrDefault(name) != value)
                    throw new InvalidOperationException($"Entry {entry.Id}: {name} of {key} was {record.GetValueOrDefault(name)}, not {value}.");
            if (change.Kind == "removed")
            {
                if (!Fields(change.Before).Keys.Order(StringComparer.Ordinal).SequenceEqual(record.Keys)) throw new InvalidOperationException($"Entry {entry.Id} does not tell all of {key}.");
                records.Remove(key);
                continue;
            }

            foreach (var (name, value) in Fields(change.After))
                if (value is null) record.Remove(name);
                else record[name] = value;
        }
    }

    /// <summary>One text for each record.</summary>
    public IReadOnlyList<string> Lines => [.. records.Select(record => $"{record.Key}: {string.Join(", ", record.Value.Select(field => $"{field.Key}={field.Value}"))}")];

    private static string KeyOf(string resource, string id, string? member) => member is null ? $"{resource} {id}" : $"{resource} {id}/{member}";

    private static Dictionary<string, string?> Fields(JsonElement? json) => json!.Value.EnumerateObject().ToDictionary(
        field => field.Name, field => field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString(), StringComparer.Ordinal);

    private static string NameOf(string column)
    {
        var parts = column.Split('_');
        var isLocalized = parts.Length > 1 && parts[^1] is "en" or "fr";
        var name = string.Concat(parts[..(isLocalized ? ^1 : ^0)].Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
        return isLocalized ? $"{name}.{parts[^1]}" : name;
    }
}
