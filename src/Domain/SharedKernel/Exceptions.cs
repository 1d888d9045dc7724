namespace OrgChart.Domain.SharedKernel;

/// <summary>An error with a stable code that clients may branch on.</summary>
/// <param name="code">The code, e.g. <c>unit.beneath_itself</c>; never changes once published.</param>
/// <param name="message">What was wrong and what to do, as a sentence without personal data.</param>
public abstract class CodedException(string code, string message) : Exception(message)
{
    /// <summary>The stable code, e.g. <c>unit.not_found</c>.</summary>
    public string Code { get; } = code;
}

/// <summary>A rule of the organisation was about to be broken; nothing was changed.</summary>
public sealed class RuleBrokenException(string code, string message) : CodedException(code, message)
{
    /// <summary>The most ids that a refusal lists.</summary>
    public const int MaxConcerned = 100;

    /// <summary>Ids of what stands in the way, by what they are, e.g. <c>reports</c>; at most <see cref="MaxConcerned"/> each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Concerned { get; private init; } = new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>The same refusal with the ids of what stands in the way.</summary>
    /// <param name="what">What they are, e.g. <c>reports</c>.</param>
    /// <param name="ids">The ids.</param>
    public RuleBrokenException About(string what, IEnumerable<int> ids) =>
        new(Code, Message) { Concerned = new Dictionary<string, IReadOnlyList<int>> { [what] = [.. ids.Take(MaxConcerned)] } };
}

/// <summary>The thing asked for does not exist (any more).</summary>
public sealed class NotFoundException(string code, string message) : CodedException(code, message);

/// <summary>Somebody else changed the thing since the caller read it; read it again.</summary>
public sealed class ConflictException(string code, string message) : CodedException(code, message);

/// <summary>The caller is not allowed to do this.</summary>
public sealed class ForbiddenException : CodedException
{
    /// <summary>The caller lacks a permission.</summary>
    public ForbiddenException(string permission)
        : base("access.forbidden", $"This needs the permission {permission}.")
    {
    }

    private ForbiddenException(string code, string message)
        : base(code, message)
    {
    }

    /// <summary>The permission is limited to a branch of the organisation, and this is outside it.</summary>
    /// <param name="what">What is outside, e.g. <c>unit 12</c>.</param>
    public static ForbiddenException OutsideBranch(string what) =>
        new("access.outside_branch", $"Your permission is limited to a part of the organisation, and {what} is outside it. A move needs the permission at both ends.");

    /// <summary>The caller would give, or have power over, rights that he does not have himself.</summary>
    public static ForbiddenException MoreThanOwn() =>
        new("access.more_than_own", "Nobody grants more than he has, or administers an account that has more. Ask an administrator who has these rights.");
}

/// <summary>The session or account that an access token belongs to has ended.</summary>
public sealed class AccessEndedException() : CodedException("access.ended", "The session or account of this access token has ended. Sign in again.");
