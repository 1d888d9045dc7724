using OrgChart.Application.Directory;

namespace OrgChart.Application.Rules;

/// <summary>
/// A rule of the enterprise's own about a command. A public class that implements this, here or in an assembly that <c>Rules:Assemblies</c>
/// names, is all that is needed: it runs before the command's handler, whoever sends the command. Services it needs come through its constructor.
/// See docs/tutorials/add-your-organisations-rule.md.
/// </summary>
/// <typeparam name="TCommand">The command, e.g. <c>MoveUnitCommand</c>. One class may implement this for several.</typeparam>
public interface IBusinessRule<in TCommand>
{
    /// <summary>Whether the rule holds here; one that a setting can switch off says so, and costs nothing then.</summary>
    bool IsInForce => true;

    /// <summary>Checks a command.</summary>
    /// <param name="command">What is about to be done.</param>
    /// <param name="directory">The directory as the command finds it; nobody else changes it until the command is through.</param>
    /// <returns>Why the command is refused, or null when this rule has nothing against it.</returns>
    Task<Refusal?> CheckAsync(TCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken);
}

/// <summary>Why a rule refuses a command.</summary>
/// <param name="Code">A stable code that clients may branch on, e.g. <c>northland.no_shadow_units</c>; never changes once published.</param>
/// <param name="Message">What was wrong and what to do, as a sentence without personal data.</param>
public sealed record Refusal(string Code, string Message);
