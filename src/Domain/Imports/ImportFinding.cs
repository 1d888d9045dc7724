namespace OrgChart.Domain.Imports;

/// <summary>Something in the file, or about the load, that somebody should know.</summary>
/// <param name="Line">The line of the file where the row begins, from 1 (the header); 0 when it is not about a line.</param>
/// <param name="Column">The column's name, or null.</param>
/// <param name="Code">A stable code, e.g. <c>row.field_count</c>.</param>
/// <param name="Message">A sentence that says what was wrong and what became of it; without personal data.</param>
public sealed record ImportFinding(int Line, string? Column, string Code, string Message);
