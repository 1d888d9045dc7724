using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Infrastructure.Persistence.CleanUp;

namespace OrgChart.Infrastructure.Persistence.Access;

/// <summary>Sessions that have expired, and their refresh tokens with them. Ended ones stay until then, so that a stolen token is still known as one.</summary>
internal sealed class SessionCleanUp(OrgChartContext context)
    : OldRows<Session>(context, "sessions", "sessions", "until", session => session.Until, TimeSpan.FromDays(1));

/// <summary>Counts of guesses; as long as a network is known.</summary>
internal sealed class SignInAttemptCleanUp(OrgChartContext context)
    : OldRows<SignInAttemptRow>(context, "counts of sign-ins", "sign_in_attempts", "last_at", row => row.LastAt, TimeSpan.FromDays(90));

/// <summary>Codes of second factors that were used; none is good for minutes.</summary>
internal sealed class UsedCodeCleanUp(OrgChartContext context)
    : OldRows<UsedCodeRow>(context, "used codes", "used_codes", "at", row => row.At, TimeSpan.FromHours(1));

/// <summary>Access that was ended so long ago that no access token of it is good any more.</summary>
internal sealed class AccessEndingCleanUp(OrgChartContext context)
    : OldRows<AccessEndingRow>(context, "endings of access", "access_endings", "at", row => row.At, EndedAccessRefresher.Remembered);

/// <summary>Security events older than the configuration says.</summary>
internal sealed class SecurityEventCleanUp(OrgChartContext context, IOptions<AccountOptions> options)
    : OldRows<SecurityEvent>(context, "security events", "security_events", "at", one => one.At, TimeSpan.FromDays(options.Value.SecurityEventDays));
