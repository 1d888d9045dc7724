namespace OrgChart.Application.Auth;

/// <summary>Sends mail.</summary>
public interface IMailer
{
    /// <summary>Whether mail can be sent at all.</summary>
    bool IsConfigured { get; }

    /// <summary>Sends a message, or sees to it that it is sent soon.</summary>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}

/// <summary>A message.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject, in both languages.</param>
/// <param name="Text">Plain text, in both languages.</param>
public sealed record MailMessage(string To, string Subject, string Text);
