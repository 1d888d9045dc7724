using System.Text.Json.Serialization;
using OrgChart.Application.Employees;
using OrgChart.Application.Units;

namespace OrgChart.Application.Changes;

/// <summary>A part of the change feed.</summary>
public sealed class ChangePage
{
    /// <summary>Units and employees as they are now, or that they are gone.</summary>
    public required IReadOnlyList<ChangeItem> Items { get; init; }

    /// <summary>Where to go on.</summary>
    [JsonIgnore]
    public string Token { get; init; } = "";

    /// <summary>Whether there is more to be had at once.</summary>
    [JsonIgnore]
    public bool HasMore { get; init; }

    /// <summary>The address of the next part; there is more to be had at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextLink => HasMore ? Link : null;

    /// <summary>The address to ask later for what has changed until then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeltaLink => HasMore ? null : Link;

    private string Link => "/api/v1/changes?since=" + Token;
}

/// <summary>A unit or an employee that is new, different or gone.</summary>
public sealed class ChangeItem
{
    /// <summary><c>unit</c> or <c>employee</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The id.</summary>
    public required int Id { get; init; }

    /// <summary>
    /// <c>added</c>, <c>changed</c>, <c>moved</c> (it hangs elsewhere) or <c>removed</c>. Somebody who already has what is added, or has not what is removed,
    /// needs do nothing about it: parts may come twice.
    /// </summary>
    public required string Change { get; init; }

    /// <summary>Why it is gone: <c>deleted</c>, <c>merged</c>, <c>undone</c>, <c>load</c> when a load no longer names it, or, for readers of a branch only, <c>moved</c> when it has left that branch with all that is beneath it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The unit as it is now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnitAnswer? Unit { get; init; }

    /// <summary>The employee as he is now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EmployeeAnswer? Employee { get; init; }
}
