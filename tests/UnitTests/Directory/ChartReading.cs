using System.Text.Json;
using OrgChart.Application.Directory;

namespace OrgChart.UnitTests.Directory;

/// <summary>Reads a chart without recursion: the unit at each node, in the order of the text.</summary>
internal static class ChartReading
{
    private static readonly string[] Properties = ["id", "name", "acronym", "employeeCount", "totalEmployeeCount", "childCount", "head", "children"];

    public static List<ReadNode> Read(ChartDocument chart)
    {
        using var document = JsonDocument.Parse(chart.Json, new JsonDocumentOptions { MaxDepth = 1_000_000 });
        var nodes = new List<ReadNode>();
        var waiting = new Stack<(JsonElement Node, int Level)>([(document.RootElement, 0)]);
        while (waiting.TryPop(out var next))
        {
            var (node, level) = next;
            Assert.That(node.EnumerateObject().Select(property => property.Name), Is.EqualTo(Properties));
            nodes.Add(new ReadNode(
                node.GetProperty("id").GetInt32(), level, node.GetProperty("name").GetString(), node.GetProperty("acronym").GetString(),
                node.GetProperty("employeeCount").GetInt32(), node.GetProperty("totalEmployeeCount").GetInt32(), node.GetProperty("childCount").GetInt32(), HeadOf(node.GetProperty("head"))));
            foreach (var child in node.GetProperty("children").EnumerateArray().Reverse()) waiting.Push((child, level + 1));
        }

        return nodes;
    }

    private static string? HeadOf(JsonElement head) => head.ValueKind == JsonValueKind.Null ? null : $"{head.GetProperty("id").GetInt32()} {head.GetProperty("displayName").GetString()}, {head.GetProperty("jobTitle").GetString()}";

    public sealed record ReadNode(int Id, int Level, string? Name, string? Acronym, int EmployeeCount, int TotalEmployeeCount, int ChildCount, string? Head);
}
